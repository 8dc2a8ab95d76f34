import { Label, Select, TextInput } from '@trussworks/react-uswds';
import { useState } from 'react';
import type { PathwayId } from '#protocol/program';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Empty } from '../../shared/answered';
import { Page } from '../../shared/page';
import { everyPathway, stepsWanted, type ExplainedStep, type Part } from './explained-steps';
import { useHelpWords } from './words';

const parts: readonly Part[] = ['opening', 'inCase', 'forProgram'];

/** The protocol's steps explained: for somebody new, and for whoever wonders what a word on a case means. */
export function StepsPage() {
  const say = useHelpWords();
  const protocol = useProtocolWords();
  const [pathwayId, setPathwayId] = useState<PathwayId | ''>('');
  const [words, setWords] = useState('');
  const pathway = everyPathway.find(({ id }) => id === pathwayId);
  const wanted = stepsWanted({ words, ...(pathway && { pathway: pathway.id }) }, protocol);
  return (
    <Page title={say('title')}>
      <p>{say('intro')}</p>
      <search>
        <Label htmlFor="step-words" hint={<span className="usa-hint"> {say('searchHint')}</span>}>
          {say('search')}
        </Label>
        <TextInput id="step-words" name="words" type="search" autoComplete="off" value={words} onChange={({ target }) => setWords(target.value)} />
        <Label htmlFor="step-pathway">{say('pathway')}</Label>
        <Select id="step-pathway" name="pathway" value={pathwayId} onChange={({ target }) => setPathwayId(target.value as PathwayId | '')}>
          <option value="">{say('every')}</option>
          {everyPathway.map(({ id, title }) => (
            <option key={id} value={id}>
              {protocol(title)}
            </option>
          ))}
        </Select>
      </search>
      {pathway && <p>{say('rule', { rule: protocol(pathway.rule) })}</p>}
      <p role="status">{say('found', { count: wanted.length })}</p>
      {wanted.length === 0 && <Empty>{say('none')}</Empty>}
      {parts.map((part) => (
        <PartOf key={part} part={part} steps={wanted.filter((step) => step.part === part)} />
      ))}
    </Page>
  );
}

function PartOf({ part, steps }: { part: Part; steps: readonly ExplainedStep[] }) {
  const say = useHelpWords();
  const protocol = useProtocolWords();
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby={`part-${part}`}>
      <h2 id={`part-${part}`}>{say(part)}</h2>
      <ul className="usa-list usa-list--unstyled">
        {steps.map(({ id, title, hint, roles, pathways }) => (
          <li key={id} className="margin-bottom-3 measure-5">
            <h3 className="margin-y-05">{protocol(title)}</h3>
            <p className="margin-y-05">{protocol(hint)}</p>
            <p className="margin-y-05 text-base-dark">{say('who', { roles: roles.map(protocol).join(', ') })}</p>
            {pathways && <p className="margin-y-05 text-base-dark">{say('only', { pathways: titlesOf(pathways).map(protocol).join(', ') })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function titlesOf(ids: readonly PathwayId[]): string[] {
  return everyPathway.flatMap(({ id, title }) => (ids.includes(id) ? [title] : []));
}
