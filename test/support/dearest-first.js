import Sequencer from '@jest/test-sequencer';

/** The files that take longest. Begun last, one of them would run on by itself while the other processors have nothing left to do. */
const dearest = [
  'engine/re-entry-of-every-program',
  'engine/re-entry',
  'engine/claims-and-lapses',
  'http/nothing-leaks',
  'engine/invariants',
  'tools/demo',
  'faults/faults',
  'engine/runtime',
  'http/court-packet',
  'engine/moved-cases',
  'http/fuzz',
  'engine/branches-hold',
  'engine/placement-capacity',
];

/** Jest's own order goes by the size of a file where it has not run before, as on a clean checkout: the dearest here are small. */
export default class DearestFirst extends Sequencer {
  async sort(tests) {
    const usual = await super.sort(tests);
    return usual.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ path }) {
  const place = dearest.findIndex((name) => path.endsWith(`/test/${name}.test.ts`));
  return place < 0 ? dearest.length : place;
}
