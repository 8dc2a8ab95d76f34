import type { ChannelKind, DeliveryReason, DeliveryState } from '#protocol/channels';

export interface Person {
  id: string;
  name: string;
}

/** What came of telling one person by one channel; without a channel where the person has none. */
export interface StaffDelivery {
  to: Person;
  channel?: ChannelKind;
  state: DeliveryState;
  reason?: DeliveryReason;
  attempts: number;
  /** To a supervisor, because those whom it was for could not be reached. */
  escalation: boolean;
  /** When it came to this state. */
  at: string;
}

/** A row of `staff`, as JSON. */
export function personOf(staff: string): string {
  return `json_build_object('id', ${staff}.id, 'name', ${staff}.name)`;
}

/** A column as RFC 3339 with milliseconds. */
export function when(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** SQL: those deliveries `d` for which a condition holds, as a JSON array in the order in which they were queued. */
export function deliveriesWhere(condition: string): string {
  return `(
    select coalesce(json_agg(json_strip_nulls(json_build_object('to', ${personOf('p')}, 'channel', d.channel, 'state', d.state, 'reason', d.reason,
        'attempts', d.attempts, 'escalation', d.escalation, 'at', ${when('coalesce(d.ended_at, d.started_at, d.queued_at)')})) order by d.queued_at, d.escalation, d.id), '[]')
    from delivery d join staff p on p.id = d.staff_id where ${condition})`;
}
