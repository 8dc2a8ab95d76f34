/** The box of a signature, in the units of its lines. */
export const box = { width: 600, height: 200 } as const;

/** Nearer than this to the last point, a movement says nothing more of the line. */
const worthAPoint = 3;

interface Point {
  x: number;
  y: number;
}

/** A line begins. Both it and its end are drawn at once, so that a dot is a line too. */
export function withBegun(path: string, at: Point): string {
  const { x, y } = within(at);
  return `${path}M${x} ${y}L${x} ${y}`;
}

/** The line goes on; `most`: characters that the path may have. */
export function withPoint(path: string, at: Point, most: number): string {
  const { x, y } = within(at);
  const last = lastPoint(path);
  if (!last || Math.hypot(last.x - x, last.y - y) < worthAPoint) return path;
  const longer = `${path}L${x} ${y}`;
  return longer.length > most ? path : longer;
}

function lastPoint(path: string): Point | undefined {
  const [, x, y] = /(\d+) (\d+)$/.exec(path) ?? [];
  return x === undefined || y === undefined ? undefined : { x: Number(x), y: Number(y) };
}

function within({ x, y }: Point): Point {
  const between = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most);
  return { x: between(x, box.width), y: between(y, box.height) };
}
