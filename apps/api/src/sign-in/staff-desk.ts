import { Inject, Injectable } from '@nestjs/common';
import { findStaff, type Caller, type StaffRow } from '#persistence/reads/staff-list';
import { PARTS, type Parts } from '../parts.js';
import { refuse } from '../problem/problem.js';

/** Who the caller is, by the staff list as it is now. */
@Injectable()
export class StaffDesk {
  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  async staffOf(caller: Caller): Promise<StaffRow> {
    const staff = await findStaff(this.parts.database.pool, caller);
    return staff ?? refuse(403, 'STAFF.NOT_LISTED', 'This account is not on the staff list');
  }
}
