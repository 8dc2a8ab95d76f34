const coordinate = '\\d{1,4}(?:\\.\\d{1,2})?';

/** SVG path data of straight lines alone, as a finger draws them: `M10 20L11.5 21M…`, no other command. */
export const drawnLines = `(?:M${coordinate} ${coordinate}(?:L${coordinate} ${coordinate})+)+`;

/** The box around drawn lines, in their own units. */
export function boundsOf(drawing: string): { left: number; top: number; width: number; height: number } {
  const points = drawing.split(/[ML]/).slice(1).map((point) => point.split(' ').map(Number) as [number, number]);
  const across = rangeOf(points.map(([x]) => x));
  const down = rangeOf(points.map(([, y]) => y));
  return { left: across.least, top: down.least, width: across.most - across.least, height: down.most - down.least };
}

function rangeOf(values: readonly number[]): { least: number; most: number } {
  return values.reduce(({ least, most }, value) => ({ least: Math.min(least, value), most: Math.max(most, value) }), { least: Infinity, most: -Infinity });
}
