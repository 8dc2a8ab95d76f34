import { Inject, Injectable } from '@nestjs/common';
import { findStaff, type Caller, type StaffRow } from '#persistence/reads/staff-list';
import { PARTS, type Parts } from '../parts.js';
import { refuse } from '../problem/problem.js';

/** Who the caller is, by the staff list. */
@Injectable()
export class StaffDesk {
  /** By request: each has a caller of its own. */
  private readonly found = new WeakMap<Caller, StaffRow>();

  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  /** As the list was when the request came. */
  async staffOf(caller: Caller): Promise<StaffRow> {
    return this.found.get(caller) ?? this.staffNow(caller);
  }

  /** As the list is at this moment: for what is shown after a wait. */
  async staffNow(caller: Caller): Promise<StaffRow> {
    return (await this.find(caller)) ?? refuse(403, 'STAFF.NOT_LISTED', 'This account is not on the staff list');
  }

  /** As the list is at this moment, if they are on it. */
  async find(caller: Caller): Promise<StaffRow | undefined> {
    const staff = await findStaff(this.parts.database.pool, caller);
    if (staff) this.found.set(caller, staff);
    return staff;
  }
}
