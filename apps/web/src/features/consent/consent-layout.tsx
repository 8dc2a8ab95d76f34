import { Radio } from '@trussworks/react-uswds';
import { useEffect, useRef, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { FormField } from '../../api/queries';
import { Fields } from '../../form/fields';
import type { OwnScreenProps } from '../../form/own-screen';
import { inputFrom, type FormValues } from '../../form/values';
import { languages, useLanguage, type Language } from '../../i18n/index';
import { serverNow } from '../../shared/device/clock';
import { Note } from '../../shared/note';
import { consentText } from './consent-text';
import { Recipients } from './recipients';
import { SignaturePad } from './signature-pad';
import { useConsentWords } from './words';

/** What is asked only where another answer makes it so: each field with the answer that asks for it. */
const askedWhen: Readonly<Record<string, (values: FormValues) => boolean>> = {
  expiresOn: ({ ends }) => ends === 'onDate',
  endCondition: ({ ends }) => ends === 'onCondition',
  redisclosureRiskStated: ({ kinds }) => Array.isArray(kinds) && (kinds as string[]).includes('treatment'),
  signature: ({ signatureKind }) => signatureKind === 'typed',
  drawn: ({ signatureKind }) => signatureKind === 'drawn',
};

/** A consent in the order in which it is taken: what, read aloud, understood, signed (42 CFR 2.31). */
export function ConsentLayout({ caseId, step, zone }: OwnScreenProps) {
  const say = useConsentWords();
  const { setValue, getValues } = useFormContext<FormValues>();
  const values = useWatch<FormValues>();
  const isAsked = ({ name }: FormField) => askedWhen[name]?.(values) ?? true;
  // What another answer asks for has to be answered.
  const asked = step.fields.filter(isAsked).map((field) => (field.name in askedWhen ? { ...field, required: true } : field));
  const notAsked = step.fields
    .filter((field) => !isAsked(field))
    .map(({ name }) => name)
    .join(' ');
  useEffect(() => {
    // What is asked no more is not sent either.
    for (const name of notAsked.split(' ')) if (name !== '' && getValues(name) !== '') setValue(name, '');
  }, [notAsked, getValues, setValue]);
  const isToSignAgain = useSignedTerms(values);
  const parts = (names: readonly string[]) => names.flatMap((name) => asked.find((field) => field.name === name) ?? []);
  const common = { zone, caseId };
  const [recipients] = parts(['recipients']);
  const [drawn] = parts(['drawn']);
  const placed = [...before, 'recipients', ...after, ...understanding, ...signing, 'drawn'];
  return (
    <>
      <h2 className="margin-top-4">{say('what')}</h2>
      <Fields fields={parts(before)} {...common} />
      {recipients && <Recipients field={recipients} {...common} />}
      <Fields fields={[...parts(after), ...asked.filter(({ name }) => !placed.includes(name))]} {...common} />
      <ReadAloud fields={step.fields} values={values} zone={zone} />
      <h2 className="margin-top-4">{say('understanding')}</h2>
      <Fields fields={parts(understanding)} {...common} />
      <h2 className="margin-top-4">{say('signature')}</h2>
      <div role="status">{isToSignAgain && <Note type="warning">{say('signAgain')}</Note>}</div>
      <Fields fields={parts(['signatureKind'])} {...common} />
      {drawn && <SignaturePad field={drawn} />}
      <Fields fields={parts(['signature', 'signedOn'])} {...common} />
    </>
  );
}

/** What is signed is what was read aloud: where that changes afterwards, the signature is taken away. Answers whether it was. */
function useSignedTerms(values: FormValues): boolean {
  const { setValue, getValues } = useFormContext<FormValues>();
  const [isTaken, setTaken] = useState(false);
  const terms = JSON.stringify(Object.entries(values).filter(([name]) => !understanding.includes(name) && !signing.includes(name) && name !== 'drawn'));
  const signed = useRef(terms);
  useEffect(() => {
    if (signed.current === terms) return;
    signed.current = terms;
    const given = ['signature', 'drawn'].filter((name) => (getValues(name) ?? '') !== '');
    for (const name of given) setValue(name, '');
    setTaken((before) => before || given.length > 0);
  }, [terms, getValues, setValue]);
  return isTaken && (values['signature'] ?? '') === '' && (values['drawn'] ?? '') === '';
}

const before = ['participant', 'kinds', 'discloser', 'scope', 'what'];
const after = ['purpose', 'ends', 'expiresOn', 'endCondition'];
const understanding = ['revocationExplained', 'redisclosureRiskStated', 'understood', 'howUnderstood'];
const signing = ['signatureKind', 'signature', 'signedOn'];

function ReadAloud({ fields, values, zone }: { fields: readonly FormField[]; values: FormValues; zone: string }) {
  const say = useConsentWords();
  const [spoken] = useLanguage();
  const [language, setLanguage] = useState<Language>(spoken);
  const [at] = useState(() => serverNow().toISOString());
  const text = consentText({ input: inputFrom(fields, values, zone), fields, language, open: '…', zone, at });
  return (
    <section aria-labelledby="read-aloud">
      <h2 id="read-aloud" className="margin-top-4">{say('readAloud')}</h2>
      <p>{say('readAloudHint')}</p>
      <fieldset className="usa-fieldset">
        <legend className="usa-legend">{say('language')}</legend>
        {(Object.keys(languages) as Language[]).map((one) => (
          <Radio key={one} id={`read-aloud-${one}`} name="read-aloud-language" label={<span lang={one}>{languages[one]}</span>} checked={one === language} onChange={() => setLanguage(one)} />
        ))}
      </fieldset>
      <div lang={language} className="bg-base-lightest padding-2 margin-top-2 measure-5">
        {text.map(({ heading, paragraphs = [] }) => (
          <div key={heading}>
            <h3 className="margin-bottom-0">{heading}</h3>
            {paragraphs.map((paragraph) => (
              <p key={paragraph} className="margin-top-05">
                {paragraph}
              </p>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}
