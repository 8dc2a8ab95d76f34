import { Button, ErrorMessage, FormGroup, Label, Select, TextInput } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { useSearchParams } from 'react-router';
import { auditActions, auditOutcomes } from '#protocol/audit-actions';
import { isUuid } from '#protocol/value-forms';
import { useProtocolWords } from '../../i18n/protocol-words';
import { accountsQuery } from '../../shared/accounts';
import { filters, soughtIn, type Filter } from './asked-of-audit';
import { useAuditWords } from './words';

/** Who, what, when, where about and with which outcome; kept in the address. */
export function AuditSearch() {
  const say = useAuditWords();
  const protocol = useProtocolWords();
  const [params, setParams] = useSearchParams();
  const sought = soughtIn(params);
  const accounts = useQuery(accountsQuery);
  const [wrong, setWrong] = useState<readonly Filter[]>([]);
  const search = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const filled = new FormData(event.currentTarget);
    const said = Object.fromEntries(filters.flatMap((name) => entry(name, filled.get(name))));
    const badIds = (['case', 'participant'] as const).filter((name) => said[name] !== undefined && !isUuid(said[name]));
    setWrong(badIds);
    if (badIds.length === 0) setParams(said);
  };
  const idError = (name: Filter) => (wrong.includes(name) ? say('notAnId') : undefined);
  return (
    // What the address says is what the form begins with, also after the browser's way back.
    <form key={params.toString()} onSubmit={search} noValidate>
      <fieldset className="usa-fieldset">
        <legend className="usa-sr-only">{say('legend')}</legend>
        <div className="grid-row grid-gap">
          <Choice name="staff" label={say('who')} value={sought.staff} any={say('anybody')}>
            {(accounts.data ?? []).map(({ staffId, name }) => (
              <option key={staffId} value={staffId}>
                {name}
              </option>
            ))}
          </Choice>
          <Choice name="action" label={say('what')} value={sought.action} any={say('anything')}>
            {Object.entries(auditActions).map(([action, title]) => (
              <option key={action} value={action}>
                {protocol(title)}
              </option>
            ))}
          </Choice>
          <Choice name="outcome" label={say('outcome')} value={sought.outcome} any={say('either')}>
            {auditOutcomes.map((outcome) => (
              <option key={outcome} value={outcome}>
                {say(`outcomes.${outcome}`)}
              </option>
            ))}
          </Choice>
          <Day name="from" label={say('from')} value={sought.from} />
          <Day name="to" label={say('to')} value={sought.to} />
        </div>
        <div className="grid-row grid-gap">
          <Id name="case" label={say('case')} hint={say('caseHint')} value={sought.case} error={idError('case')} />
          <Id name="participant" label={say('participant')} hint={say('participantHint')} value={sought.participant} error={idError('participant')} />
        </div>
      </fieldset>
      <div className="margin-y-2">
        <Button type="submit">{say('search')}</Button>
        <Button type="button" outline onClick={() => setParams({})}>
          {say('clear')}
        </Button>
      </div>
    </form>
  );
}

function entry(name: Filter, value: FormDataEntryValue | null): [Filter, string][] {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? [] : [[name, text]];
}

interface ControlProps {
  name: Filter;
  label: string;
  value: string | undefined;
}

function Choice({ name, label, value = '', any, children }: ControlProps & { any: string; children: ReactNode }) {
  return (
    <div className="tablet:grid-col-4">
      <Label htmlFor={`audit-${name}`} className="margin-top-1">
        {label}
      </Label>
      {/* The accounts come later than the form: then the chosen one is among them. */}
      <Select key={Array.isArray(children) ? children.length : 0} id={`audit-${name}`} name={name} defaultValue={value}>
        <option value="">{any}</option>
        {children}
      </Select>
    </div>
  );
}

function Day({ name, label, value = '' }: ControlProps) {
  return (
    <div className="tablet:grid-col-4">
      <Label htmlFor={`audit-${name}`} className="margin-top-1">
        {label}
      </Label>
      <input id={`audit-${name}`} name={name} type="date" defaultValue={value} className="usa-input" />
    </div>
  );
}

function Id({ name, label, hint, value = '', error }: ControlProps & { hint: string; error: string | undefined }) {
  const id = `audit-${name}`;
  return (
    <FormGroup error={error !== undefined} className="tablet:grid-col-6 margin-top-1">
      <Label htmlFor={id} className="margin-top-1">
        {label}
      </Label>
      <div className="usa-hint" id={`${id}-hint`}>
        {hint}
      </div>
      {error !== undefined && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      <TextInput id={id} name={name} type="text" autoComplete="off" defaultValue={value} aria-invalid={error !== undefined} aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`} />
    </FormGroup>
  );
}
