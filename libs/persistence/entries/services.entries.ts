import { occupiedOf } from '../placement/waiting-list.js';
import type { EntrySource } from './entry-source.js';

interface Listed {
  id: string;
  name: string;
  provider: string;
  status: string;
  places: number | null;
  occupied: number;
}

/** Services of the program whose beds or slots are counted, open ones alone. */
export const countedServices: EntrySource = {
  async options(sql, { program }) {
    const { rows } = await sql.query<Listed>({
      name: 'counted-services',
      text: `
        select s.id, s.name, o.title as provider, s.places, ${occupiedOf('s.id')} as occupied
        from service s join organisation o on o.id = s.organisation_id
        where s.program_id = $1 and s.status = 'active' and s.places is not null order by s.name, s.id`,
      values: [program.id],
    });
    return rows.map(({ id, name, provider, places, occupied }) => ({ value: id, label: `${name}, ${provider}: ${places! - occupied} of ${places} free` }));
  },
  async offers(sql, { program }, id) {
    const { rowCount } = await sql.query({
      name: 'is-counted-service',
      text: `select 1 from service where id = $1 and program_id = $2 and status = 'active' and places is not null`,
      values: [id, program.id],
    });
    return rowCount === 1;
  },
};

/** Every service in the program's directory, closed ones too. */
export const listedServices: EntrySource = {
  async options(sql, { program }) {
    const { rows } = await sql.query<Listed>({
      name: 'listed-services',
      text: `
        select s.id, s.name, o.title as provider, s.status from service s join organisation o on o.id = s.organisation_id
        where s.program_id = $1 order by s.name, s.id`,
      values: [program.id],
    });
    return rows.map(({ id, name, provider, status }) => ({ value: id, label: `${name}, ${provider}${status === 'active' ? '' : ' (closed)'}` }));
  },
  async offers(sql, { program }, id) {
    const { rowCount } = await sql.query({ name: 'is-listed-service', text: 'select 1 from service where id = $1 and program_id = $2', values: [id, program.id] });
    return rowCount === 1;
  },
};
