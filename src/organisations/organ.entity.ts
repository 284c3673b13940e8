import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { DeciderLevel, IsoDate } from '../../workflows/index.js';

/** Level of an organ (cấp của tổ chức đảng): data, filled by a migration. */
@Entity('organ_level')
export class OrganLevel {
  @PrimaryColumn('text')
  code: string;

  /** An organ stands under one of a smaller rank. */
  @Column('smallint')
  rank: number;

  /** Key of the level's name in the locales. */
  @Column('text', { name: 'label_key' })
  labelKey: string;

  /** Whether organs of this level are branches (chi bộ), which hold cases. */
  @Column('boolean', { name: 'is_branch' })
  isBranch: boolean;
}

/**
 * An organ (tổ chức đảng) and its place in the tree of today; where it stood before is kept apart, and so are its name and its membership.
 * One that was dissolved stands under the organ that took over from it.
 */
@Entity('organ')
@Unique('organ_code_key', ['code'])
@Unique('organ_path_key', ['path'])
@Index('organ_under', { synchronize: false })
@Index('organ_succeeded_by', { synchronize: false })
export class Organ {
  @PrimaryColumn('uuid')
  id: string;

  /** Readable code (mã tổ chức đảng), such as 38.168.053.000.001. */
  @Column({ type: 'text', collation: 'C' })
  code: string;

  @Index('organ_parent')
  @ForeignKey(() => Organ, { name: 'organ_parent_fk' })
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  /** Short labels from the root down to this organ. */
  @Column('ltree')
  path: string;

  @ForeignKey(() => OrganLevel, { name: 'organ_level_fk' })
  @Column('text')
  level: string;

  /** How this organ decides on admission, where it has that power. */
  @Column('text', { nullable: true })
  admits: DeciderLevel | null;

  @Column('date', { name: 'valid_from' })
  validFrom: IsoDate;

  /** The last day. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo: IsoDate | null;

  /** Whoever took over from an organ that was dissolved. */
  @ForeignKey(() => Organ, { name: 'organ_successor_fk' })
  @Column('uuid', { name: 'succeeded_by', nullable: true })
  succeededBy: string | null;

  @Column('boolean', { default: false })
  demo: boolean;
}
