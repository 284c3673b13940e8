import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { IsoDate } from '../../workflows/index.js';
import { Organ } from './organ.entity.js';

/** What an organ is called from a day on. Never changed: a correction for the same day is a row recorded later. */
@Entity('organ_name')
@Index('organ_name_search', { synchronize: false })
export class OrganName {
  @ForeignKey(() => Organ, { name: 'organ_name_organ_fk' })
  @PrimaryColumn('uuid', { name: 'organ_id', primaryKeyConstraintName: 'organ_name_pk' })
  organId: string;

  @PrimaryColumn('date', { name: 'from_on', primaryKeyConstraintName: 'organ_name_pk' })
  fromOn: IsoDate;

  @PrimaryColumn('timestamptz', { name: 'recorded_at', default: () => 'clock_timestamp()', primaryKeyConstraintName: 'organ_name_pk' })
  recordedAt: Date;

  @Column('text')
  name: string;

  /** The name as it is searched for; the database keeps it. */
  @Column({ type: 'text', name: 'search_name', insert: false, update: false, select: false })
  searchName: string;
}

/** Members of an organ from a day on (số đảng viên, số cấp ủy viên). Never changed: a correction for the same day is a row recorded later. */
@Entity('organ_roll')
export class OrganRoll {
  @ForeignKey(() => Organ, { name: 'organ_roll_organ_fk' })
  @PrimaryColumn('uuid', { name: 'organ_id', primaryKeyConstraintName: 'organ_roll_pk' })
  organId: string;

  @PrimaryColumn('date', { name: 'from_on', primaryKeyConstraintName: 'organ_roll_pk' })
  fromOn: IsoDate;

  @PrimaryColumn('timestamptz', { name: 'recorded_at', default: () => 'clock_timestamp()', primaryKeyConstraintName: 'organ_roll_pk' })
  recordedAt: Date;

  @Column('integer', { name: 'full_members' })
  fullMembers: number;

  @Column('integer')
  exempt: number;

  @Column('integer', { name: 'temporarily_away' })
  temporarilyAway: number;

  @Column('integer', { name: 'committee_members' })
  committeeMembers: number;

  @Column('integer', { name: 'standing_members' })
  standingMembers: number;
}
