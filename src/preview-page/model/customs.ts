/** How the people of a locale count days. How they write hours is known by it, too. */
export interface Customs {
  readonly locale: string;
  /** 0 is Sunday. */
  readonly firstDay: number;
  readonly weekend: readonly number[];
}

interface WeekInfo {
  /** 1 is Monday, 7 is Sunday. */
  readonly firstDay: number;
  readonly weekend: readonly number[];
}

/** Of a locale that may be missing or nonsense: then of the next one. */
export function customsOf(...locales: readonly (string | undefined)[]): Customs {
  const [first = "en-GB", ...others] = locales.filter((each) => each !== undefined && isLocale(each));
  // A language alone says nothing of where one is, but another locale of the same language may.
  const locale = others.find((each) => each?.startsWith(`${first}-`)) ?? first;
  const known = new Intl.Locale(locale) as Intl.Locale & {
    readonly weekInfo?: WeekInfo;
    getWeekInfo?(): WeekInfo;
  };
  const { firstDay, weekend } = known.getWeekInfo?.() ?? known.weekInfo ?? { firstDay: 1, weekend: [6, 7] };
  return {
    locale,
    firstDay: firstDay % 7,
    weekend: weekend.map((day) => day % 7),
  };
}

function isLocale(locale: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}
