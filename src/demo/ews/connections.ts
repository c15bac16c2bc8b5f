/** What Exchange Online takes of one caller at a time. */
const most = 27;

export interface Connections {
  /** Gives what is called at the end, or `undefined` where too many are there. */
  enter(caller: string): (() => void) | undefined;
}

/** @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange */
export function createConnections(): Connections {
  const inside = new Map<string, number>();
  return {
    enter(caller) {
      const count = inside.get(caller) ?? 0;
      if (count >= most) {
        return undefined;
      }
      inside.set(caller, count + 1);
      return () => {
        const left = (inside.get(caller) ?? 1) - 1;
        if (left > 0) {
          inside.set(caller, left);
        } else {
          inside.delete(caller);
        }
      };
    },
  };
}
