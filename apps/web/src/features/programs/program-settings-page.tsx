import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { settingsOf, sourceOf, type Setting } from '#protocol/program-settings';
import type { Program, Source } from '#protocol/program';
import { programsQuery } from '../../api/queries';
import { Answered, Empty } from '../../shared/answered';
import { DataTable } from '../../shared/data-table';
import { Page } from '../../shared/page';
import { useSharedWords } from '../../shared/words';
import { useWhen } from '../../shared/when';
import { asProgram } from '../../shared/as-program';
import { useProgramWords } from './words';

/** A program with a hundred areas has hundreds of their settings: those wait until somebody opens them. */
const mostOpen = 40;

/** A program's settings as they are in effect, each with its source; nothing is changed here. */
export function ProgramSettingsPage() {
  const { programId = '' } = useParams();
  const say = useProgramWords();
  const shared = useSharedWords();
  const when = useWhen();
  const programs = useQuery(programsQuery);
  const found = programs.data?.items.find((one) => one.programId === programId);
  return (
    <Page title={say('settings', { program: found?.title ?? '' })}>
      <Answered query={programs}>
        {() =>
          found ? (
            <>
              <p>{say('revision', { revision: found.revision, from: when.day(found.effectiveFrom), zone: found.zone.replaceAll('_', ' ') })}</p>
              <p className="measure-5">{say('readOnly')}</p>
              <p>
                <Link to={`/protocols/${programId}`}>{say('protocol')}</Link>
              </p>
              <Settings program={asProgram(found)} />
            </>
          ) : (
            <Empty>{shared('notFound')}</Empty>
          )
        }
      </Answered>
    </Page>
  );
}

function Settings({ program }: { program: Program }) {
  const say = useProgramWords();
  const sourceInWords = useSourceWords();
  const valueInWords = useValueWords();
  const parts = Map.groupBy(settingsOf(program), ({ path }) => path.split('.')[0]!);
  return [...parts].map(([part, settings]) => (
    <details key={part} open={settings.length <= mostOpen} className="margin-y-2">
      <summary className="padding-y-1">
        <h2 lang="en" className="font-sans-lg display-inline margin-0">
          {inWords(part)} ({settings.length})
        </h2>
      </summary>
      <DataTable
        caption={inWords(part)}
        keyOf={({ path }: Setting) => path}
        rows={settings}
        columns={[
          { head: say('setting'), cell: ({ path }) => <span lang="en">{path === part ? say('ofProgram') : inWords(path.slice(part.length + 1))}</span> },
          { head: say('value'), cell: ({ value }) => <span lang="en">{valueInWords(value)}</span> },
          { head: say('source'), cell: ({ path }) => <span lang="en">{sourceInWords(sourceOf(program, path))}</span> },
        ]}
      />
    </details>
  ));
}

/** `officerIntervention.abeyance.acceptWithin` → `Officer intervention: abeyance: accept within`. */
function inWords(path: string): string {
  const words = path.replaceAll('.', ': ').replace(/([a-z0-9])([A-Z])/gu, (_all, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function useValueWords(): (value: unknown) => string {
  const say = useProgramWords();
  const inFull = (value: unknown): string => {
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
    if (typeof value !== 'object' || value === null) return String(value);
    const parts = Object.values(value);
    if (parts.length === 0) return say('nothing');
    return parts.map(inFull).join(parts.some((part) => typeof part === 'object') ? '; ' : ', ');
  };
  return inFull;
}

function useSourceWords(): (source: Source | undefined) => string {
  const say = useProgramWords();
  const valueInWords = useValueWords();
  return (source) => {
    if (!source) return '';
    const { kind, cite, on, alsoPublished = [] } = source;
    const dated = (what: string, day?: string) => (day === undefined ? what : `${what} (${day})`);
    const own = dated(cite, on);
    const others = alsoPublished.map((other) => say('alsoPublished', { value: valueInWords(other.value), cite: dated(other.cite, other.on) }));
    return [kind === 'default' ? say('default', { cite: own }) : own, ...others].join('. ');
  };
}
