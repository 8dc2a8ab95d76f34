import { Button, Checkbox, Label, Select } from '@trussworks/react-uswds';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useMe } from '../../api/queries';
import { useCaseNames } from '../../shared/case-words';
import { GoesAway } from '../../shared/goes-away';
import { useWhen } from '../../shared/when';
import { askedIn, statuses, weeksToChoose, type Asked } from './asked-of-docket';
import type { DocketRow } from './docket-rows';
import { useDocketWords } from './words';

interface DocketFiltersProps {
  zone: string;
  /** What is shown now: owners to choose among are those that it names, and those that it has named before. */
  rows: readonly DocketRow[];
}

/** What the docket shows, kept in the address: it can be gone back to, and sent to a colleague. */
export function DocketFilters({ zone, rows }: DocketFiltersProps) {
  const say = useDocketWords();
  const names = useCaseNames();
  const when = useWhen();
  const [params, setParams] = useSearchParams();
  const asked = askedIn(params);
  const owners = useOwners(rows, asked.owner);
  const ask = (changed: Partial<Record<keyof Asked, string>>): void => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changed)) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    setParams(next, { replace: true });
  };
  const [thisWeek, nextWeek, ...laterWeeks] = weeksToChoose(zone);
  const chosenElsewhere = asked.due !== undefined && asked.due !== 'late' && ![thisWeek, nextWeek, ...laterWeeks].includes(asked.due);
  return (
    <fieldset className="usa-fieldset margin-bottom-2">
      <legend className="usa-sr-only">{say('filters.legend')}</legend>
      <div className="grid-row grid-gap">
        <Filter id="docket-owner" label={say('filters.owner')} value={asked.owner} onChange={(owner) => ask({ owner })}>
          <option value="">{say('filters.anyOwner')}</option>
          {owners.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Filter>
        <Filter id="docket-due" label={say('filters.week')} value={asked.due} onChange={(due) => ask({ due })}>
          <option value="">{say('filters.anyWeek')}</option>
          <option value="late">{say('filters.late')}</option>
          <option value={thisWeek}>{say('filters.thisWeek')}</option>
          <option value={nextWeek}>{say('filters.nextWeek')}</option>
          {[...laterWeeks, ...(chosenElsewhere ? [asked.due!] : [])].map((monday) => (
            <option key={monday} value={monday}>
              {say('filters.weekOf', { day: when.day(monday) })}
            </option>
          ))}
        </Filter>
        <Filter id="docket-consent" label={say('filters.consent')} value={asked.consent} onChange={(consent) => ask({ consent })}>
          <option value="">{say('filters.anyConsent')}</option>
          <option value="inForce">{say('inForce')}</option>
          <option value="noConsent">{say('noConsent')}</option>
        </Filter>
        <Filter id="docket-status" label={say('filters.status')} value={asked.status} onChange={(status) => ask({ status })}>
          <option value="">{say('filters.pending')}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {names.charge(status)}
            </option>
          ))}
        </Filter>
      </div>
      <div className="display-flex flex-wrap flex-align-center margin-top-1">
        <Checkbox
          id="docket-unattested"
          name="unattested"
          label={say('filters.unattested')}
          checked={asked.unattested !== undefined}
          onChange={({ target }) => ask({ unattested: target.checked ? 'true' : '' })}
          className="margin-right-3"
        />
        {Object.keys(asked).length > 0 && (
          <GoesAway>
            <Button type="button" unstyled className="padding-y-1" onClick={() => ask({ owner: '', due: '', consent: '', status: '', unattested: '' })}>
              {say('filters.clear')}
            </Button>
          </GoesAway>
        )}
      </div>
    </fieldset>
  );
}

interface FilterProps {
  id: string;
  label: string;
  value: string | undefined;
  onChange(this: void, value: string): void;
  children: ReactNode;
}

function Filter({ id, label, value = '', onChange, children }: FilterProps) {
  return (
    <div className="tablet:grid-col-3">
      <Label htmlFor={id} className="margin-top-1">
        {label}
      </Label>
      <Select id={id} name={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {children}
      </Select>
    </div>
  );
}

/** A prosecutor stands first in the list, as the one who asks. */
function useOwners(rows: readonly DocketRow[], asked: string | undefined): { id: string; label: string }[] {
  const say = useDocketWords();
  const { staffId, roles } = useMe();
  // Asked for one owner, the rows name no other: who has been named stays to be chosen.
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map());
  const unseen = rows.flatMap(({ owner }) => (owner && !seen.has(owner.id) ? [[owner.id, owner.name ?? owner.id] as const] : []));
  if (unseen.length > 0) setSeen(new Map([...seen, ...unseen]));
  const named = new Map([...seen, ...unseen]);
  if (asked !== undefined && !named.has(asked)) named.set(asked, asked);
  if (roles.includes('prosecutor')) named.set(staffId, say('filters.mine'));
  const all = [...named].map(([id, label]) => ({ id, label }));
  return all.sort((a, b) => Number(b.id === staffId) - Number(a.id === staffId) || a.label.localeCompare(b.label));
}
