import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { IsoDate } from '../../workflows/index.js';
import type { PersonProfile } from './person-profile.js';

/** A person (quần chúng, đảng viên). Histories know people by id alone; whatever names them stands here. */
@Entity('person')
@Index('person_order', { synchronize: false })
@Index('person_search', { synchronize: false })
export class Person {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'full_name' })
  fullName: string;

  /** The name as it is searched for; the database keeps it. */
  @Column({ type: 'text', name: 'search_name', insert: false, update: false, select: false })
  searchName: string;

  @Column('date', { name: 'born_on' })
  bornOn: IsoDate;

  @Column('text', { nullable: true })
  gender: 'female' | 'male' | null;

  /** The day of becoming a full member (ngày chính thức), for those who are one. */
  @Column('date', { name: 'full_member_since', nullable: true })
  fullMemberSince: IsoDate | null;

  /** The organ whose officers may see this person. */
  @Index('person_home')
  @ForeignKey('Organ', { name: 'person_home_organ_fk' })
  @Column('uuid', { name: 'home_organ', nullable: true })
  homeOrgan: string | null;

  @Column('boolean', { name: 'ethnic_minority', nullable: true })
  ethnicMinority: boolean | null;

  @Column('boolean', { nullable: true })
  religious: boolean | null;

  @Column('text', { nullable: true })
  education: PersonProfile['education'];

  @Column('text', { nullable: true })
  occupation: PersonProfile['occupation'];

  @Column('text', { nullable: true })
  sector: PersonProfile['sector'];

  @Column('boolean', { default: false })
  demo: boolean;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;
}
