/**
 * A condition in SQL: the holders of two index rows have the same name and, as far as is known, different birth dates. Such
 * a name tells two people apart, and not one.
 */
export function differentBirthDates(table: string, holder: string, one: string, other: string): string {
  return `(${one}.kind = 'name' and exists (
    select 1 from ${table} a join ${table} b on a.kind = b.kind and a.digest <> b.digest
    where a.${holder} = ${one}.${holder} and b.${holder} = ${other}.${holder} and a.kind = 'nameAndBirthDate'))`;
}
