import { Button, Checkbox, Label, Select } from '@trussworks/react-uswds';
import { useSearchParams } from 'react-router';
import type { PathwayId, StageId } from '#protocol/program';
import { useMe, usePrograms } from '../../api/queries';
import { useCaseNames } from '../../shared/case-words';
import { askedIn, filters, type Asked } from './case-query';
import { useCasesWords } from './words';

const pathways: readonly PathwayId[] = ['selfReferral', 'activeOutreach', 'naloxonePlus', 'officerPrevention', 'officerIntervention'];
const stages: readonly StageId[] = ['eligibility', 'outreach', 'familySupport', 'warmHandoff', 'intake', 'consent', 'placement', 'abeyance', 'followUp'];

/** What is searched by stands in the address: it can be kept and sent on, and holds nothing of a person. */
export function CaseFilters() {
  const say = useCasesWords();
  const names = useCaseNames();
  const { programs } = useMe();
  const known = usePrograms();
  const [params, setParams] = useSearchParams();
  const asked = askedIn(params);
  const set = (name: keyof Asked, value: string): void => {
    const { [name]: _before, ...others } = asked;
    setParams({ ...others, ...(value !== '' && { [name]: value }) }, { replace: true });
  };
  const choice = (name: 'program' | 'pathway' | 'stage' | 'status', options: readonly (readonly [string, string])[]) => (
    <div key={name} className="tablet:grid-col-6 desktop:grid-col-3">
      <Label htmlFor={`filter-${name}`} className="margin-top-1">
        {say(name)}
      </Label>
      <Select id={`filter-${name}`} name={name} value={asked[name] ?? ''} onChange={({ target }) => set(name, target.value)}>
        <option value="">{say('all')}</option>
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </div>
  );
  return (
    <section aria-label={say('filters')} className="margin-bottom-2">
      <div className="grid-row grid-gap">
        {programs.length > 1 && choice('program', programs.map((id) => [id, known.get(id)?.title ?? id] as const))}
        {choice('pathway', pathways.map((id) => [id, names.pathway(id)] as const))}
        {choice('stage', stages.map((id) => [id, names.stage(id)] as const))}
        {choice('status', ['open', 'closed'].map((id) => [id, names.status(id)] as const))}
      </div>
      <div className="display-flex flex-wrap flex-align-center margin-top-1">
        <Checkbox id="filter-mine" name="mine" label={say('mine')} checked={asked.mine !== undefined} onChange={({ target }) => set('mine', target.checked ? 'true' : '')} className="margin-right-3" />
        <Checkbox id="filter-changed" name="changed" label={say('changed')} checked={asked.changed !== undefined} onChange={({ target }) => set('changed', target.checked ? 'true' : '')} className="margin-right-3" />
        {filters.some((name) => asked[name] !== undefined) && (
          <Button type="button" unstyled className="margin-top-1" onClick={() => setParams({}, { replace: true })}>
            {say('clear')}
          </Button>
        )}
      </div>
    </section>
  );
}
