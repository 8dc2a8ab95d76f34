import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { Link, useParams } from 'react-router';
import { courseOf, type Course, type Place, type Way } from '#protocol/views/protocol-course';
import { protocolText, type PathwayText, type StageText } from '#protocol/views/protocol-prose';
import { programsQuery } from '../../api/queries';
import { useLanguage } from '../../i18n/index';
import { Answered, Empty } from '../../shared/answered';
import { asProgram } from '../../shared/as-program';
import { DataTable } from '../../shared/data-table';
import { Page } from '../../shared/page';
import { useSharedWords } from '../../shared/words';
import { useWhen } from '../../shared/when';
import { CourseDiagram } from './course-diagram';
import { useProtocolPageWords } from './words';

/** A program's protocol in prose and, for each pathway, as a diagram: made from the same settings that its cases run by. */
export function ProtocolPage() {
  const { programId = '' } = useParams();
  const shared = useSharedWords();
  const programs = useQuery(programsQuery);
  const found = programs.data?.items.find((one) => one.programId === programId);
  const say = useProtocolPageWords();
  return (
    <Page title={found?.title ?? say('title')}>
      <Answered query={programs}>{() => (found ? <Protocol program={found} /> : <Empty>{shared('notFound')}</Empty>)}</Answered>
    </Page>
  );
}

function Protocol({ program }: { program: Parameters<typeof asProgram>[0] }) {
  const say = useProtocolPageWords();
  const when = useWhen();
  const [language] = useLanguage();
  const { serves, teams, schedules, alerts, peerWork, outcomes, pathways } = protocolText(asProgram(program));
  return (
    <>
      <p>
        {say('revision', { revision: program.revision })} ({when.day(program.effectiveFrom)}). <Link to={`/programs/${program.programId}`}>{say('settings')}</Link>
      </p>
      {language !== 'en' && <p>{say('inEnglish')}</p>}
      <nav aria-label={say('pathways')}>
        <ul className="usa-list">
          {pathways.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} lang="en" className="padding-y-1 display-inline-block">
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{say('serves')}</h2>
      <Sentences lines={serves} />
      <h2>{say('who')}</h2>
      <Sentences lines={teams} />
      {schedules.length > 0 && (
        <>
          <h3>{say('whenWhere')}</h3>
          <Sentences lines={schedules} />
        </>
      )}
      <h3>{say('peers')}</h3>
      <Sentences lines={peerWork} />
      {alerts.length > 0 && (
        <>
          <h2>{say('tells')}</h2>
          <Sentences lines={alerts} />
        </>
      )}
      {pathways.map((pathway, index) => (
        <Pathway key={pathway.id} pathway={pathway} earlier={pathways.slice(0, index)} />
      ))}
      <h2>{say('success')}</h2>
      <Sentences lines={outcomes} />
    </>
  );
}

function Pathway({ pathway, earlier }: { pathway: PathwayText; earlier: readonly PathwayText[] }) {
  const say = useProtocolPageWords();
  const { id, title, aliases, rule, source, opening, starts, stages, leftOut, notShared } = pathway;
  const course = courseOf(pathway);
  return (
    <section aria-labelledby={id} className="margin-top-5">
      <h2 id={id} lang="en">
        {title}
      </h2>
      <p>{say('alsoCalled', { names: aliases.join(', ') })}</p>
      <p className="measure-5">
        <strong>{say('rule')}</strong> <span lang="en">{rule}</span> <cite lang="en">({source})</cite>
      </p>
      <h3>{say('diagram')}</h3>
      <CourseDiagram title={title} opening={opening.title} course={course} />
      <CourseList opening={opening.title} course={course} />
      <h3>{say('starts')}</h3>
      <p>{say('mayComeFrom', { opening: opening.title, who: opening.who })}</p>
      <Sentences lines={starts} />
      {stages.map((stage, index) => (
        <Stage key={stage.id} stage={stage} number={index + 1} as={earlier.find((other) => other.stages.some((one) => JSON.stringify(one) === JSON.stringify(stage)))?.title} />
      ))}
      {leftOut.length > 0 && <p>{say('leftOut', { stages: leftOut.join(', ') })}</p>}
      <h3>{say('notShared')}</h3>
      <Sentences lines={notShared} />
    </section>
  );
}

/** `as`: the earlier pathway that has the same stage with the same settings, where there is one: it is told once. */
function Stage({ stage: { title, sentences, steps }, number, as }: { stage: StageText; number: number; as: string | undefined }) {
  const say = useProtocolPageWords();
  return (
    <>
      <h3 lang="en">
        {number}. {title}
      </h3>
      {as === undefined ? (
        <>
          <Sentences lines={sentences} />
          {steps.length > 0 && (
            <DataTable
              caption={say('stepsOf', { stage: title })}
              rows={steps}
              keyOf={(step) => step.title}
              columns={[
                { head: say('step'), cell: (step) => <span lang="en">{step.title}</span> },
                { head: say('whoDoes'), cell: ({ who }) => <span lang="en">{who}</span> },
              ]}
            />
          )}
        </>
      ) : (
        <p>{say('asIn', { pathway: as })}</p>
      )}
    </>
  );
}

function CourseList({ opening, course: { main, beside, ways } }: { opening: string; course: Course }) {
  const say = useProtocolPageWords();
  const titles = new Map<Place, string>([['start', opening], ...[...main, ...beside].map(({ id, title }) => [id, title] as const), ['closed', say('closed')]]);
  const wayInWords = ({ to, when }: Way) => (when === undefined ? say('thenTo', { stage: titles.get(to) }) : say('whenTo', { when, stage: titles.get(to) }));
  const places: Place[] = ['start', ...main.map(({ id }) => id), ...beside.map(({ id }) => id)];
  return (
    <details>
      <summary className="padding-y-1">{say('asList')}</summary>
      <ol className="usa-list">
        {places.map((place) => (
          <li key={place}>
            <span lang="en">{titles.get(place)}</span>
            {beside.some(({ id }) => id === place) && ` (${say('besides')})`}
            <ul className="usa-list">
              {ways
                .filter(({ from }) => from === place)
                .map((way) => (
                  <li key={way.to + (way.when ?? '')}>{wayInWords(way)}</li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** The sentences of a protocol; what stands in `**` is a name. */
function Sentences({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="usa-list" lang="en">
      {lines.map((line) => (
        <li key={line}>
          {line.split('**').map((part, index) => (
            <Fragment key={index}>{index % 2 === 1 ? <strong>{part}</strong> : part}</Fragment>
          ))}
        </li>
      ))}
    </ul>
  );
}
