import { usePublicWords } from './words';

/** What answers at any hour stands before everything else. */
export function UrgentLines() {
  const say = usePublicWords();
  return (
    <section aria-labelledby="urgent" className="bg-base-lightest padding-2 margin-y-2">
      <h2 id="urgent" className="margin-top-0">
        {say('now')}
      </h2>
      <ul className="usa-list usa-list--unstyled margin-top-2">
        <li className="margin-bottom-2">
          <a className="usa-button" href="tel:911">
            {say('emergency')}
          </a>
          <p className="margin-y-1">{say('emergencyHint')}</p>
        </li>
        <li>
          <a className="usa-button usa-button--outline margin-bottom-1" href="tel:988">
            {say('crisis')}
          </a>{' '}
          <a className="usa-button usa-button--outline" href="sms:988">
            {say('crisisText')}
          </a>
          <p className="margin-y-1">{say('crisisHint')}</p>
        </li>
      </ul>
    </section>
  );
}
