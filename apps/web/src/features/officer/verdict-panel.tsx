import { Alert, AlertHeading } from '@trussworks/react-uswds';
import type { EligibilitySettings } from '#protocol/program';
import { eligibilityReasons, type EligibilityReason } from '#protocol/rules/eligibility.rule';
import type { FormField } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import type { Verdict } from './screen';
import { useOfficerWords } from './words';

interface VerdictPanelProps {
  verdict: Verdict;
  fields: readonly FormField[];
  decidedBy: EligibilitySettings['decidedBy'];
}

/** Whether the person is eligible, as far as the form is filled in, and why not. Read out when it changes. */
export function VerdictPanel({ verdict, fields, decidedBy }: VerdictPanelProps) {
  const say = useOfficerWords();
  const protocol = useProtocolWords();
  const labelOf = (name: string): string => protocol(fields.find((field) => field.name === name)?.label ?? name);
  return (
    <div role="status" className="margin-y-3">
      {verdict.is === 'undecided' && (
        <Alert type="info">
          <AlertHeading level="h3">{say('undecided')}</AlertHeading>
          <p className="usa-alert__text">{say('stillNeeded')}</p>
          <ul className="usa-list">
            {verdict.missing.map((name) => (
              <li key={name}>{labelOf(name)}</li>
            ))}
          </ul>
        </Alert>
      )}
      {verdict.is === 'eligible' && (
        <Alert type="success">
          <AlertHeading level="h3">{say('eligible')}</AlertHeading>
          <p className="usa-alert__text">{say(`decidedBy.${decidedBy}`)}</p>
        </Alert>
      )}
      {verdict.is === 'notEligible' && (
        <Alert type="warning">
          <AlertHeading level="h3">{say('notEligible')}</AlertHeading>
          <ul className="usa-list">
            {verdict.refusals.map(({ code, message }) => (
              <li key={code}>
                <strong>{protocol(eligibilityReasons[code as EligibilityReason])}</strong>. {protocol(message)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
