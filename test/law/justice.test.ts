import type { Field, Fields } from '#protocol/fields';
import type { Step } from '#protocol/step';
import { steps } from '#protocol/steps/registry';

const allSteps = Object.values(steps) as Step[];

function labels(fields: Fields): string[] {
  return (Object.values(fields) as Field[]).flatMap((field) => [field.label, ...(field.kind === 'list' ? labels(field.fields) : [])]);
}

describe('justice information (CJIS Security Policy)', () => {
  it.each(allSteps.map((step) => [step.id, step] as const))('%s asks for no criminal history', (_id, step) => {
    for (const label of labels(step.fields as Fields)) expect(label).not.toMatch(/criminal history|conviction|\bprior|previous (arrest|charge)|rap sheet|warrant|fingerprint|social security|\bNCIC\b/i);
  });

  it.each(['openOfficerIntervention', 'addCharge'])('a charge is known by its class and its local title alone: %s', (stepId) => {
    const { charges } = allSteps.find(({ id }) => id === stepId)!.fields as { charges: { fields: Fields } };
    expect(Object.keys(charges.fields).filter((column) => !/limitation/i.test(column)).sort()).toEqual(['class', 'title']);
  });
});
