import type { Citation } from './citation.js';
import type { OrganRole, Refusal } from './condition.js';
import type { OrganOnDay, OrgansOnDay } from './step.js';

/**
 * Offices (chức vụ) that matter to the record: secretary = bí thư, deputy secretary = phó bí thư, clerk = cán bộ văn phòng cấp ủy,
 * inspector = cán bộ kiểm tra (reads only), administrator = quản trị hệ thống (runs the system, reads no dossier).
 */
export const offices = ['secretary', 'deputy-secretary', 'clerk', 'inspector', 'administrator'] as const;
export type Office = (typeof offices)[number];

/** An office somebody holds today. */
export interface HeldOffice {
  readonly office: Office;
  readonly organ: string;
}

const recording: ReadonlySet<Office> = new Set(['secretary', 'deputy-secretary', 'clerk']);

/** Whether an office can record acts at all. */
export const isRecordingOffice = (office: Office): boolean => recording.has(office);

/**
 * The organ that plays a role in a case, or nothing where the chain has no such organ.
 * A branch without a grassroots committee above it (chi bộ cơ sở) does that committee's tasks itself.
 */
export function organInRole(organs: OrgansOnDay, role: OrganRole): OrganOnDay | undefined {
  switch (role) {
    case 'branch':
    case 'destination-branch':
      return organs.branch;
    case 'section-committee':
      return organs.section;
    case 'grassroots-committee':
      return organs.grassroots ?? organs.branch;
    case 'competent-committee':
      return organs.competent;
    case 'province-committee':
      return organs.underTheCentre;
    case 'system':
      return undefined;
  }
}

/**
 * The office by which somebody records an act of the organ in this role: an office of that organ itself, or of an organ above it, since
 * committee offices enter the minutes of the branches under them. A refusal when there is none: fails closed. What the system records no
 * officer does: it is the consequence of an act in another case, entered by the office that records that one, or of a last day that went
 * by (the part `observed`), entered by the program itself in the name of nobody.
 */
export function recordingOffice(role: OrganRole, basis: Citation, held: readonly HeldOffice[], organs: OrgansOnDay | undefined): HeldOffice | Refusal {
  if (role === 'system') return { code: 'happens-only-as-a-consequence', rule: 'ORD-05', citation: basis, seen: {}, curedBy: 'clerk' };
  const organ = organs && organInRole(organs, role);
  const refusal = (code: string): Refusal => ({ code, rule: 'ORD-05', citation: basis, seen: { role }, curedBy: role });
  if (!organ) return refusal('no-organ-for-this-step');
  const able = held.filter((one) => isRecordingOffice(one.office));
  return able.find((one) => one.organ === organ.id) ?? able.find((one) => organ.superiors.includes(one.organ)) ?? refusal('not-competent');
}
