/**
 * Whether the person of this participant row keeps a bed or slot of this kind already, as a condition in SQL: nobody is given
 * two. People joined as one are one.
 */
export function keepsOneOfKind(participant: string, kind: string): string {
  return `exists (
    select from participant one
      join participant other on other.id = coalesce(one.same_as, one.id) or other.same_as = coalesce(one.same_as, one.id)
      join case_head kept_by on kept_by.participant_id = other.id join placement kept on kept.case_id = kept_by.case_id and kept.holds
      join service kept_at on kept_at.id = kept.place
    where one.id = ${participant} and kept_at.type = ${kind})`;
}

/** How many beds or slots of a service are kept, in SQL. */
export function occupiedOf(service: string): string {
  return `(select count(*)::int from placement kept where kept.place = ${service} and kept.holds)`;
}

/**
 * Who waits for a bed or slot of a service and can be given one, in SQL; the order of the list is (waiting_since, placement_id).
 * Whoever asked another provider, or for another kind of service, than it has become meanwhile is not given one.
 */
export function waitingFor(service: string): string {
  return `
    from placement waiting join case_head head on head.case_id = waiting.case_id
    where waiting.place = ${service}.id and waiting.waiting_since is not null
      and waiting.service = ${service}.type and waiting.provider = ${service}.organisation_id
      and not ${keepsOneOfKind('head.participant_id', `${service}.type`)}`;
}
