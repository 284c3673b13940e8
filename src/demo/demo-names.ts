import type { IsoDate } from '../../workflows/index.js';
import type { Draw } from './demo-draw.js';

export type Gender = 'female' | 'male';

/**
 * Names put together by lot from what is usual among the Tày, Nùng, Dao and Kinh of the northern mountains. Nobody real is meant:
 * no list of people was used, and whoever bears such a name does so by chance.
 */
interface Naming {
  readonly family: readonly string[];
  readonly middle: Readonly<Record<Gender, readonly string[]>>;
  readonly given: Readonly<Record<Gender, readonly string[]>>;
}

const middle = {
  female: ['Thị', 'Thị', 'Thị', 'Thu', 'Ngọc', 'Bích', 'Hồng', 'Thanh'],
  male: ['Văn', 'Văn', 'Văn', 'Đức', 'Minh', 'Hữu', 'Trung', 'Ngọc'],
};

const given = {
  female: ['Hường', 'Lan', 'Huệ', 'Thảo', 'Ngân', 'Yến', 'Nhung', 'Thúy', 'Hiền', 'Dung', 'Liễu', 'Duyên', 'Vân', 'Hạnh', 'Thủy', 'Chuyên', 'Hằng', 'Tuyết', 'Mai', 'Xoan'],
  male: ['Cường', 'Tuấn', 'Sơn', 'Kiên', 'Trường', 'Bảo', 'Hiếu', 'Vinh', 'Toàn', 'Chung', 'Định', 'Quyết', 'Thuận', 'Khánh', 'Hòa', 'Nghĩa', 'Thiện', 'Tùng', 'Duy', 'Đạt'],
};

const tay: Naming = { family: ['Nông', 'Hoàng', 'Lương', 'Hứa', 'Bế', 'Đàm', 'Ma', 'Lục', 'Quan', 'Hà'], middle, given };
const nung: Naming = { family: ['Nông', 'Lý', 'Vi', 'Lăng', 'Mông', 'Triệu', 'Chu', 'Lâm', 'Linh'], middle, given };
const dao: Naming = {
  family: ['Bàn', 'Phùng', 'Triệu', 'Đặng', 'Chìu', 'Tẩn', 'Phàn', 'Lý'],
  middle: { female: ['Thị', 'Mùi', 'Thị'], male: ['Văn', 'Tiến', 'Chòi', 'Sành'] },
  given: { female: ['Mán', 'Mẩy', 'Pham', 'Ghến', 'Coi', 'Lai', 'Phấy', 'Nải'], male: ['Vần', 'Phúc', 'Dất', 'Sinh', 'Tòng', 'Kiềm', 'Lụa', 'Quẩy'] },
};
const kinh: Naming = { family: ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Vũ', 'Đỗ', 'Bùi', 'Ngô'], middle, given };

/** How often each is met, in a hundred. */
const shares: readonly (readonly [naming: Naming, inHundred: number])[] = [[tay, 40], [nung, 20], [dao, 15], [kinh, 25]];

/** Gives names that nobody has yet; where people are too many for that, nobody born on the same day. */
export class Namer {
  private readonly taken = new Set<string>();

  constructor(
    private readonly draw: Draw,
    private readonly sharedNames = false,
  ) {}

  name(gender: Gender, bornOn: IsoDate): string {
    for (;;) {
      const naming = this.naming();
      const name = [naming.family, naming.middle[gender], naming.given[gender]].map((list) => this.draw.one(list)).join(' ');
      const who = this.sharedNames ? `${name} ${bornOn}` : name;
      if (this.taken.has(who)) continue;
      this.taken.add(who);
      return name;
    }
  }

  private naming(): Naming {
    let place = this.draw.number(1, 100);
    const found = shares.find(([, inHundred]) => (place -= inHundred) <= 0);
    return found?.[0] ?? kinh;
  }
}
