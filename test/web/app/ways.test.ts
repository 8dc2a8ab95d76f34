import { destinationsOf, waysOf } from '../../../apps/web/src/app/navigation';
import { roleIds } from '#protocol/roles';

describe('the ways in the head of each page', () => {
  test.each(roleIds)('lead %s everywhere, once, and no more stand in the row than fit', (role) => {
    const { row, menus } = waysOf([role]);
    const all = [...row, ...menus.flatMap(({ ways }) => ways)].map(({ to }) => to);
    expect([...all].sort()).toEqual(destinationsOf([role]).map(({ to }) => to).sort());
    expect(row.length + menus.length).toBeLessThanOrEqual(8);
  });

  test('are a plain row for somebody with few', () => {
    expect(waysOf(['officer']).menus).toEqual([]);
  });

  test.each(['caseManager', 'coordinator', 'supervisor', 'prosecutor'])('lead %s to the docket', (role) => {
    expect(destinationsOf([role]).map(({ to }) => to)).toContain('/docket');
  });
});
