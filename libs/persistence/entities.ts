import { defineEntity, p } from '@mikro-orm/core';

const AgencySchema = defineEntity({
  name: 'Agency',
  tableName: 'agency',
  properties: { id: p.string().primary(), title: p.string() },
});
export class Agency extends AgencySchema.class {}
AgencySchema.setClass(Agency);

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: {
    id: p.uuid().primary(),
    agencyId: p.string(),
    title: p.string(),
    type: p.string(),
    /** From when it is a Part 2 program (42 CFR 2.11); a dated setting. */
    part2From: p.date().name('part2_from').nullable(),
  },
});
export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation);

const StaffSchema = defineEntity({
  name: 'Staff',
  tableName: 'staff',
  properties: {
    id: p.uuid().primary(),
    agencyId: p.string(),
    organisationId: p.uuid(),
    issuer: p.string(),
    subject: p.string(),
    name: p.string(),
    roles: p.array(),
    programs: p.array(),
    professions: p.array(),
    active: p.boolean(),
    machine: p.boolean(),
    scopes: p.array(),
  },
});
export class Staff extends StaffSchema.class {}
StaffSchema.setClass(Staff);

const StaffCredentialSchema = defineEntity({
  name: 'StaffCredential',
  tableName: 'staff_credential',
  properties: {
    id: p.uuid().primary(),
    agencyId: p.string(),
    staffId: p.uuid(),
    kind: p.string(),
    obtainedOn: p.date(),
    recordedBy: p.uuid(),
    recordedAt: p.datetime(),
  },
});
export class StaffCredential extends StaffCredentialSchema.class {}
StaffCredentialSchema.setClass(StaffCredential);

const ProgramRevisionSchema = defineEntity({
  name: 'ProgramRevision',
  tableName: 'program_revision',
  properties: {
    programId: p.string().primary(),
    revision: p.integer().primary(),
    agencyId: p.string(),
    hash: p.string(),
    definition: p.json(),
    effectiveFrom: p.date(),
  },
});
export class ProgramRevision extends ProgramRevisionSchema.class {}
ProgramRevisionSchema.setClass(ProgramRevision);

export const entities = [Agency, Organisation, Staff, StaffCredential, ProgramRevision];
