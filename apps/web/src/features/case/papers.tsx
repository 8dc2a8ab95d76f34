import type { Role } from '#protocol/roles';
import { useMe, useReadAnew } from '../../api/queries';
import { useLanguage } from '../../i18n/index';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Download } from '../../shared/download';
import { useWhen } from '../../shared/when';
import type { CaseView } from './case-view';
import { Section } from './section';
import { useCaseWords } from './words';

const handsOver: readonly Role[] = ['peer', 'clinician', 'caseManager', 'coordinator', 'supervisor', 'privacyOfficer'];
const atCourt: readonly Role[] = ['prosecutor', 'defender', 'courtLiaison'];

/** What can be printed and handed over, in the person's language. */
export function Papers({ view }: { view: CaseView }) {
  const say = useCaseWords();
  const protocol = useProtocolWords();
  const when = useWhen();
  const { roles } = useMe();
  const readAnew = useReadAnew();
  const { caseId, consents = [], charges = [] } = view;
  // That it was printed is an entry of the case.
  const told = (): void => void readAnew({ caseId });
  const of = (some: readonly Role[]) => roles.some((role) => some.includes(role));
  const papers = [
    ...(of(handsOver)
      ? [
          { title: say('participantPaper'), path: 'participant-paper' },
          { title: say('accounting'), path: 'disclosures/print' },
          ...(consents === 'noConsent' ? [] : consents.map(({ id, signedOn }) => ({ title: say('consentPaper', { when: when.day(signedOn) }), path: `consents/${id}/print` }))),
        ]
      : []),
  ];
  const packets = of(atCourt) && charges !== 'noConsent' ? charges.map(({ id, classLabel }) => ({ title: say('packet', { charge: protocol(classLabel) }), path: `charges/${id}/packet?format=pdf` })) : [];
  return (
    <Section title={say('papers')} of={papers.length + packets.length > 0 ? true : undefined}>
      {() => (
        <>
          <p className="usa-hint margin-top-0">{say('papersHint')}</p>
          <ul className="usa-list">
            {papers.map(({ title, path }) => (
              <li key={path}>
                {title}: <InBothLanguages href={`/api/cases/${caseId}/${path}`} title={title} onDone={told} />
              </li>
            ))}
            {packets.map(({ title, path }) => (
              <li key={path}>
                <Download href={`/api/cases/${caseId}/${path}`} name="court-packet.pdf" onDone={told}>
                  {title}
                </Download>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function InBothLanguages({ href, title, onDone }: { href: string; title: string; onDone(this: void): void }) {
  const say = useCaseWords();
  const [language] = useLanguage();
  const both = [
    { language: 'en', words: say('inEnglish') },
    { language: 'es', words: say('inSpanish') },
  ];
  const ordered = language === 'en' ? both : both.toReversed();
  return ordered.map(({ language: one, words }) => (
    <Download key={one} href={`${href}?language=${one}`} name="paper.pdf" label={`${title}: ${words}`} onDone={onDone}>
      {words}
    </Download>
  ));
}
