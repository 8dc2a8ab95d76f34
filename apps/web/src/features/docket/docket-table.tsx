import { Link } from 'react-router';
import { usePrograms } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { useCaseNames } from '../../shared/case-words';
import { DataTable } from '../../shared/data-table';
import { Conditions, ConsentState, Deadline, Recommended, type Choosing } from './charge-facts';
import type { DocketRow } from './docket-rows';
import { useDocketWords } from './words';

interface DocketTableProps {
  rows: readonly DocketRow[];
  /** Where conditions can be chosen to be attested together. */
  choosing: Choosing;
}

export function DocketTable({ rows, choosing }: DocketTableProps) {
  const say = useDocketWords();
  const programs = usePrograms();
  const protocol = useProtocolWords();
  const names = useCaseNames();
  const zoneOf = ({ programId }: DocketRow) => programs.get(programId)?.zone;
  return (
    <DataTable
      caption={say('caption')}
      rows={rows}
      keyOf={({ chargeId }) => chargeId}
      columns={[
        {
          head: say('charge'),
          cell: ({ caseId, chargeId, classLabel, status, programId }) => (
            <>
              <Link to={`/docket/${caseId}/${chargeId}`} className="display-inline-block padding-y-1">
                {protocol(classLabel)}
              </Link>
              <div className="text-normal font-sans-2xs">{names.number(caseId)}</div>
              <div className="text-normal">{names.charge(status)}</div>
              {programs.size > 1 && <div className="text-normal font-sans-2xs">{programs.get(programId)?.title}</div>}
            </>
          ),
        },
        { head: say('deadline'), cell: (row) => <Deadline row={row} zone={zoneOf(row)} /> },
        { head: say('owner'), cell: ({ owner }) => owner?.name ?? say('noOwner') },
        { head: say('conditions'), cell: (row) => <Conditions row={row} zone={zoneOf(row)} choosing={choosing} /> },
        { head: say('consent'), cell: (row) => <ConsentState row={row} /> },
        { head: say('recommendation'), cell: (row) => <Recommended row={row} /> },
      ]}
    />
  );
}
