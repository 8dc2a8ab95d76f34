import { asamLevels, residenceLevels } from '#protocol/levels-of-care';
import type { Step } from '#protocol/step';
import { steps } from '#protocol/steps/registry';

const rolesOf = (stepId: string) => (Object.values(steps) as Step[]).find(({ id }) => id === stepId)!.roles;

describe('levels of care (ASAM, 3rd edition)', () => {
  it('are those of the edition, with the levels of withdrawal management', () => {
    expect(Object.keys(asamLevels).sort()).toEqual(['0.5', '1', '1-OTP', '1-WM', '2-WM', '2.1', '2.5', '3.1', '3.2-WM', '3.3', '3.5', '3.7', '3.7-WM', '4', '4-WM']);
  });

  it('are codes and titles, and no criteria: those are copyrighted', () => {
    for (const [code, title] of Object.entries(asamLevels)) {
      expect(title.startsWith(`${code} `)).toBe(true);
      expect(title.length).toBeLessThan(100);
    }
  });

  it.each(['recordLevelOfCare', 'recordDiagnosis', 'recordAudit', 'recordPhq9'])('%s is for clinicians alone', (step) => {
    expect(rolesOf(step)).toEqual(['clinician']);
  });

  it('a peer may help with recovery capital (BARC-10)', () => {
    expect(rolesOf('recordRecoveryCapital')).toContain('peer');
  });
});

it('recovery residences have the four levels of the National Alliance for Recovery Residences', () => {
  expect(Object.values(residenceLevels)).toEqual(['I Peer-run', 'II Monitored', 'III Supervised', 'IV Service provider']);
});
