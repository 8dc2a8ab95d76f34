import { Alert, AlertHeading } from '@trussworks/react-uswds';
import { useCaseWords } from './words';

/** How it is safe to reach the person: before anything else that could be done. */
export function SafeContact({ words }: { words: string | undefined }) {
  const say = useCaseWords();
  if (words === undefined) return null;
  return (
    <Alert type="warning" className="margin-y-2">
      <AlertHeading level="h2">{say('safeContact')}</AlertHeading>
      <p className="usa-alert__text text-pre-wrap">{words}</p>
    </Alert>
  );
}
