import { pathwayIds } from '#protocol/pathways';
import * as workflows from '#workflows/index';

test('each pathway can be started as a workflow, by its id', () => {
  expect(Object.keys(workflows).sort()).toEqual([...pathwayIds].sort());
});
