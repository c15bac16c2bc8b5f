type Payload = Record<string, unknown>;

/** Where one oidc-provider keeps its codes and sessions. It asks for a class, and makes one object for each kind. */
export function createOidcMemory() {
  const kept = new Map<string, Payload>();
  const findBy = (property: string, value: string) =>
    Promise.resolve([...kept.values()].find((payload) => payload[property] === value));

  return class OidcMemory {
    readonly #kind: string;

    constructor(kind: string) {
      this.#kind = kind;
    }

    upsert(id: string, payload: Payload): Promise<void> {
      kept.set(`${this.#kind} ${id}`, payload);
      return Promise.resolve();
    }

    find(id: string): Promise<Payload | undefined> {
      return Promise.resolve(kept.get(`${this.#kind} ${id}`));
    }

    findByUserCode(code: string): Promise<Payload | undefined> {
      return findBy("userCode", code);
    }

    findByUid(uid: string): Promise<Payload | undefined> {
      return findBy("uid", uid);
    }

    consume(id: string): Promise<void> {
      const payload = kept.get(`${this.#kind} ${id}`);
      if (payload) {
        payload["consumed"] = Math.floor(Date.now() / 1000);
      }
      return Promise.resolve();
    }

    destroy(id: string): Promise<void> {
      kept.delete(`${this.#kind} ${id}`);
      return Promise.resolve();
    }

    revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, payload] of kept) {
        if (payload["grantId"] === grantId) {
          kept.delete(key);
        }
      }
      return Promise.resolve();
    }
  };
}
