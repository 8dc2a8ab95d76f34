import { ProgramChoice, useChosenProgram } from '../../shared/chosen-program';
import { Page } from '../../shared/page';
import { DiscretionReport } from './discretion-report';
import { HopReport } from './hop-report';
import { SealedReport } from './sealed-report';
import { useReportWords } from './words';

/** How a program does: each chart with its table, and no count that would let people be told apart. */
export function ReportsPage() {
  const say = useReportWords();
  const programId = useChosenProgram();
  return (
    <Page title={say('title')}>
      <ProgramChoice />
      <HopReport key={`hops ${programId}`} programId={programId} />
      <DiscretionReport key={`discretion ${programId}`} programId={programId} />
      <SealedReport key={`sealed ${programId}`} programId={programId} />
    </Page>
  );
}
