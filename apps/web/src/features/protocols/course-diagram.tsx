import { useId } from 'react';
import type { Course, Place, Way } from '#protocol/views/protocol-course';
import { useProtocolPageWords } from './words';

interface CourseDiagramProps {
  title: string;
  /** What opens a case. */
  opening: string;
  course: Course;
}

/** Lengths are in units of the drawing, which is as wide as its container lets it be. */
const box = { width: 230, height: 48, left: 40, gap: 26 };
const lane = { exits: box.left + box.width + 22, again: 18 };
const side = { left: lane.exits + 22, width: 196 };
const width = side.left + side.width + 30;

interface Drawn {
  place: Place;
  title: string;
  x: number;
  y: number;
  width: number;
  round: boolean;
  dashed: boolean;
}

/** The stages of a pathway from above to below; those beside them on the right. What it shows stands below it as a list too. */
export function CourseDiagram({ title, opening, course }: CourseDiagramProps) {
  const say = useProtocolPageWords();
  const id = useId();
  const boxes = placed(course, { start: opening, closed: say('closed') });
  const at = new Map(boxes.map((one) => [one.place, one]));
  const height = Math.max(...boxes.map(({ y }) => y)) + box.height + 6;
  return (
    <div className="overflow-x-auto" role="region" aria-labelledby={`${id}-title`} tabIndex={0}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-labelledby={`${id}-title`} className="font-sans-2xs">
        <title id={`${id}-title`}>{say('diagramOf', { pathway: title })}</title>
        <defs>
          <marker id={`${id}-head`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse">
            <path d="M0,0 L8,4 L0,8 z" />
          </marker>
        </defs>
        {course.ways.map((way) => (
          <WayLine key={`${way.from} ${way.to} ${way.when ?? ''}`} way={way} from={at.get(way.from)!} to={at.get(way.to)!} head={`url(#${id}-head)`} />
        ))}
        {boxes.map((one) => (
          <g key={one.place}>
            <rect x={one.x} y={one.y} width={one.width} height={box.height} rx={one.round ? 24 : 4} fill="white" stroke="currentColor" strokeWidth="1.5" {...(one.dashed && { strokeDasharray: '5 4' })} />
            {linesOf(one.title, one.width).map((line, index, lines) => (
              <text key={line} x={one.x + one.width / 2} y={one.y + box.height / 2 + 5 + (index - (lines.length - 1) / 2) * 17} textAnchor="middle" fill="currentColor">
                {line}
              </text>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

function placed({ main, beside }: Course, ends: { start: string; closed: string }): Drawn[] {
  const inMain = [{ place: 'start' as Place, title: ends.start }, ...main.map(({ id, title }) => ({ place: id, title })), { place: 'closed' as Place, title: ends.closed }];
  const drawn = inMain.map(
    ({ place, title }, index): Drawn => ({ place, title, x: box.left, y: 4 + index * (box.height + box.gap), width: box.width, round: place === 'start' || place === 'closed', dashed: false }),
  );
  const besides = beside.map(({ id, title }, index): Drawn => {
    const row = drawn.length - 2 - index;
    return { place: id, title, x: side.left, y: drawn[Math.max(row, 1)]!.y, width: side.width, round: false, dashed: true };
  });
  return [...drawn, ...besides];
}

function WayLine({ way, from, to, head }: { way: Way; from: Drawn; to: Drawn; head: string }) {
  return <path d={routeOf(way, from, to)} fill="none" stroke="currentColor" strokeWidth="1.5" markerEnd={head} {...((from.dashed || to.dashed) && { strokeDasharray: '5 4' })} />;
}

function routeOf({ when }: Way, from: Drawn, to: Drawn): string {
  const middle = (one: Drawn) => one.y + box.height / 2;
  const right = box.left + box.width;
  if (to.dashed) return `M${right},${middle(from) + 8} H${to.x + to.width / 2} V${to.y}`;
  if (from.dashed) return `M${from.x + from.width / 2},${from.y + box.height} V${middle(to) + 10} H${right}`;
  if (to.y < from.y) return `M${box.left},${middle(from)} H${lane.again} V${middle(to)} H${box.left}`;
  if (when !== undefined) return `M${right},${middle(from) - 8} H${lane.exits} V${middle(to) - 10} H${right}`;
  return `M${box.left + box.width / 2},${from.y + box.height} V${to.y}`;
}

/** Two lines at most; a letter is taken to be 7.5 wide. */
function linesOf(title: string, within: number): string[] {
  const most = Math.floor((within - 16) / 7.5);
  if (title.length <= most) return [title];
  const cut = title.lastIndexOf(' ', most);
  return cut < 0 ? [title] : [title.slice(0, cut), title.slice(cut + 1)];
}
