import { Ajv } from 'ajv';
import type { StageSettings } from '#protocol/program';
import { programs } from '#protocol/programs/registry';
import { isCalendarDate } from '#protocol/value-forms';
import { HttpEngine } from '../support/http-engine.js';

describe('what runs here, over HTTP', () => {
  let http: HttpEngine;
  beforeAll(async () => {
    http = await HttpEngine.start({ withoutWorker: true });
  });
  afterAll(() => http.stop());

  const sites = [['pad', 'philadelphia-pad'], ['door', 'la-door'], ['mari', 'madison-mari'], ['wv', 'west-virginia-police-and-peers'], ['vor', 'voices-of-recovery'], ['dots', 'connecting-the-dots'], ['pco', 'plymouth-county-outreach'], ['qrt', 'huntington-qrt'], ['core', 'longmont-core'], ['paari', 'paari-hub'], ['lead', 'santa-fe-lead']] as const;

  it.each(sites)('%s reads its own program alone, with settings and sources', async (prefix, programId) => {
    const { id, ...definition } = programs[programId]!;
    const { items } = await http.read(`${prefix}-coordinator`, 'programs');
    expect(items).toEqual([{ programId: id, hash: expect.any(String), ...(JSON.parse(JSON.stringify(definition)) as object) }]);
  });

  it.each(sites)("%s finds the opening step of each of its program's pathways", async (prefix, programId) => {
    for (const pathwayId of Object.keys(programs[programId]!.pathways)) {
      const { stepId, fields } = await http.read(`${prefix}-coordinator`, `programs/${programId}/pathways/${pathwayId}/opening`);
      expect(stepId).toMatch(/^open/);
      expect(fields.length).toBeGreaterThan(0);
    }
  });

  it.each(sites)("%s finds the form of a screening for each pathway, with the districts that its program knows", async (prefix, programId) => {
    for (const [pathwayId, { stages }] of Object.entries(programs[programId]!.pathways)) {
      const { stepId, fields } = (await http.read(`${prefix}-coordinator`, `programs/${programId}/pathways/${pathwayId}/screening`)) as {
        stepId: string;
        fields: { name: string; options?: { value: string }[] }[];
      };
      expect(stepId).toBe('recordScreening');
      const { options = [] } = fields.find(({ name }) => name === 'district') ?? {};
      const known = Object.keys((stages as Partial<StageSettings>).eligibility?.districts ?? {});
      expect(options.map(({ value }) => value).toSorted()).toEqual(known.toSorted());
    }
  });

  it('publishes the JSON Schema by which a definition is validated', async () => {
    const schema = await http.read('pad-officer', 'program-schema');
    const isDefinition = new Ajv({ formats: { date: isCalendarDate } }).compile(schema as object);
    expect(isDefinition(JSON.parse(JSON.stringify(programs['la-door'])))).toBe(true);
    expect(isDefinition({})).toBe(false);
  });
});
