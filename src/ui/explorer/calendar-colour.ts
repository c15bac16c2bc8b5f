/** The colours of charts in VS Code, which every theme has, with a hue for each in degrees. */
const hues = [
  ["charts.red", 0],
  ["charts.orange", 28],
  ["charts.yellow", 52],
  ["charts.green", 120],
  ["charts.blue", 210],
  ["charts.purple", 280],
  ["charts.red", 360],
] as const;

export type ThemeColour = (typeof hues)[number][0];

/**
 * The colour of the theme that is nearest to that of a calendar, "#a6d1f5". `undefined` where nobody chose one, or where
 * it is a grey.
 */
export function nearestThemeColour(hex: string | null | undefined): ThemeColour | undefined {
  const [, ...parts] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex ?? "") ?? [];
  const [red = 0, green = 0, blue = 0] = parts.map((part) => parseInt(part, 16));
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (parts.length === 0 || spread < 24) {
    return undefined;
  }
  const sixth =
    most === red
      ? ((green - blue) / spread + 6) % 6
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4;
  const hue = sixth * 60;
  const distance = ([, other]: (typeof hues)[number]) => Math.abs(other - hue);
  return hues.reduce((nearest, each) => (distance(each) < distance(nearest) ? each : nearest))[0];
}
