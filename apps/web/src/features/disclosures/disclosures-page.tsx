import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { whatInWords } from '#protocol/documents/accounting.document';
import { accountingWordings } from '#protocol/documents/accounting.wording';
import { answerOf, api, type Schema } from '../../api/client';
import { useLanguage } from '../../i18n/index';
import { Answered, Empty } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { DataTable } from '../../shared/data-table';
import { Page } from '../../shared/page';
import { Pages, usePages } from '../../shared/pages';
import { useWhen } from '../../shared/when';
import { Paper } from './paper';
import { useDisclosureWords } from './words';

type Disclosure = Schema<'DisclosureSchema'>;

/** What of a case was disclosed, to whom and on what ground; and who was told what turned out to be wrong. */
export function DisclosuresPage() {
  const { caseId = '' } = useParams();
  const say = useDisclosureWords();
  const names = useCaseNames();
  const path = { caseId };
  const query = usePages(['case', caseId, 'disclosures'], (cursor) => answerOf(api.GET('/api/cases/{caseId}/disclosures', { params: { path, query: { limit: 50, ...cursor } } })));
  return (
    <Page title={say('disclosures', { number: names.number(caseId) })} action={<Link to={`/cases/${caseId}/consents`}>{say('toConsents')}</Link>}>
      <p className="measure-5">{say('disclosuresAbout')}</p>
      <Paper href={`/api/cases/${caseId}/disclosures/print`} name="disclosures.pdf" />
      <Pages query={query}>
        {(items: Disclosure[]) => (items.length === 0 ? <Empty>{say('noDisclosures')}</Empty> : <Disclosures items={items} caption={say('caption')} caseId={caseId} />)}
      </Pages>
      <Corrected caseId={caseId} />
    </Page>
  );
}

function Corrected({ caseId }: { caseId: string }) {
  const say = useDisclosureWords();
  const when = useWhen();
  const query = useQuery({
    queryKey: ['case', caseId, 'correctedRecipients'],
    queryFn: () => answerOf(api.GET('/api/cases/{caseId}/corrections/recipients', { params: { path: { caseId } } })),
  });
  return (
    <section aria-labelledby="corrected" className="margin-top-4">
      <h2 id="corrected">{say('corrected')}</h2>
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{say('nothingCorrected')}</Empty>
          ) : (
            <>
              <p>{say('correctedAbout')}</p>
              {items.map(({ correction, at, corrects, disclosures }) => {
                const title = say('correction', { entry: corrects.entry, at: when.dateTime(at) });
                return (
                  <section key={correction}>
                    <h3>{title}</h3>
                    {disclosures.length === 0 ? <Empty>{say('nobodyTold')}</Empty> : <Disclosures items={disclosures} caption={title} caseId={caseId} />}
                  </section>
                );
              })}
            </>
          )
        }
      </Answered>
    </section>
  );
}

function Disclosures({ items, caption, caseId }: { items: readonly Disclosure[]; caption: string; caseId: string }) {
  const say = useDisclosureWords();
  const [language] = useLanguage();
  const when = useWhen();
  const wording = accountingWordings[language];
  const toWhom = ({ toStaff, toOrganisation, toOutside }: Disclosure) => [toStaff?.name, toOrganisation?.name, toOutside].filter((name) => name !== undefined).join(', ') || say('unknown');
  return (
    <DataTable
      caption={caption}
      rows={items}
      keyOf={({ disclosureId }) => disclosureId}
      columns={[
        { head: say('when'), cell: ({ at }) => when.dateTime(at) },
        { head: say('toWhom'), cell: toWhom },
        { head: say('purpose'), cell: ({ purpose }) => wording.purposes[purpose] ?? purpose },
        { head: say('what'), cell: ({ what }) => whatInWords(what, wording) },
        {
          head: say('ground'),
          cell: ({ consentId, emergencyAccessId, law }) => {
            if (consentId !== undefined) return <Link to={`/cases/${caseId}/consents`}>{say('consent')}</Link>;
            if (law !== undefined) return wording.laws[law];
            return emergencyAccessId === undefined ? wording.noGround : say('emergency');
          },
        },
        { head: say('by'), cell: ({ channel }) => say(`channels.${channel}`) },
      ]}
    />
  );
}
