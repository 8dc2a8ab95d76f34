import { Bar, BarChart, CartesianGrid, LabelList, Legend, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useReportWords } from './words';

export interface Series {
  key: string;
  name: string;
}

interface BarsProps {
  title: string;
  /** One for each group of bars; what a series has no number for is not drawn. */
  rows: readonly { label: string; counts: Readonly<Record<string, number | undefined>> }[];
  series: readonly Series[];
}

/** Of the design system's data colours, each with 3 to 1 against white and against the one beside it as far as five can have it. */
const colours = ['#162e51', '#2378c3', '#6f3331', '#936f38', '#28a0cb'] as const;
const rowHeight = 26;

/** Bars from left to right, for the eye: its table says the same, and is what is read out. */
export function Bars({ title, rows, series }: BarsProps) {
  const say = useReportWords();
  const drawn = rows.map(({ label, counts }) => ({ label, ...counts }));
  return (
    <div role="img" aria-label={say('chart', { title })} className="margin-y-2">
      <ResponsiveContainer width="100%" height={rows.length * series.length * rowHeight + 90}>
        <BarChart data={drawn} layout="vertical" accessibilityLayer={false} margin={{ right: 48 }}>
          <CartesianGrid horizontal={false} />
          <XAxis type="number" allowDecimals={false} />
          <YAxis type="category" dataKey="label" width={110} tick={{ fontSize: 13 }} />
          {series.length > 1 && <Legend itemSorter={null} formatter={(name: string) => <span className="text-ink">{name}</span>} />}
          {series.map(({ key, name }, index) => (
            <Bar key={key} dataKey={key} name={name} fill={colours[index % colours.length]} isAnimationActive={false}>
              <LabelList dataKey={key} position="right" fontSize={12} />
            </Bar>
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
