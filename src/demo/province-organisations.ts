import type { IsoDate } from '../../workflows/index.js';
import { apportion } from './apportion.js';
import { drawFor, type Draw } from './demo-draw.js';
import { DemoTree, foundedOn, provinceCode, reformedOn, type Committee, type DemoOrgan, type Members } from './demo-tree.js';
import type { ProvincePlan } from './province-plan.js';

/** Syllables that place names of the northern mountains are made of; no place of these names is meant. */
const first = ['Khuổi', 'Nà', 'Bản', 'Pác', 'Nậm', 'Khau', 'Phia', 'Lũng', 'Tát', 'Cốc', 'Đông', 'Thôm', 'Kéo', 'Vằng'];
const second = ['Rịa', 'Khoang', 'Lình', 'Cuổn', 'Mòn', 'Sao', 'Hin', 'Vài', 'Thấu', 'Pục', 'Lạn', 'Chang', 'Tầu', 'Diếu', 'Slấn', 'Phặc', 'Lầy', 'Ngoạ', 'Đẩy', 'Mằn'];
const placeName = (draw: Draw) => `${draw.one(first)} ${draw.one(second)}`;

const inVillage = ['thôn', 'thôn', 'thôn', 'thôn', 'thôn', 'bản', 'tổ dân phố', 'Trường Tiểu học', 'Trường Trung học cơ sở', 'Trạm Y tế', 'Công an', 'Quân sự'];
const ofAgencies = ['Phòng Nông nghiệp', 'Phòng Tài chính', 'Văn phòng', 'Phòng Kỹ thuật', 'Tổ chuyên môn số 1', 'Tổ chuyên môn số 2', 'Đội sản xuất số 1', 'Đội sản xuất số 2', 'Khoa Nội', 'Khoa Ngoại'];
const agencies = ['các cơ quan', 'Bệnh viện Đa khoa', 'Trường Trung học phổ thông', 'Công ty cổ phần Lâm nghiệp', 'Trường Nội trú'];
const smallAgencies = ['Hạt Kiểm lâm', 'Trường Mầm non', 'Trường Tiểu học', 'Kho bạc', 'Chi cục Thuế', 'Trung tâm Y tế', 'Hợp tác xã', 'Tòa án nhân dân', 'Viện kiểm sát nhân dân', 'Bảo hiểm xã hội', 'Trạm Khuyến nông'];

const leaders = ['secretary', 'deputy-secretary'] as const;
const inOffice = [...leaders, 'clerk', 'inspector'] as const;
const branchCommittee: readonly Committee[] = [[foundedOn, 3, 0]];
const congressOn: IsoDate = '2025-05-20';

const two = (number: number) => String(number).padStart(2, '0');
const three = (number: number) => String(number).padStart(3, '0');

/** The organs that an invented province is made of, drawn from a plan: the same each time. Codes are keys. */
export function provinceTree({ organs: asked, members }: ProvincePlan): DemoTree {
  const draw = drawFor('province');
  const districts = Array.from({ length: asked.districts }, (_, place) => `${provinceCode}.${two(place + 1)}`);
  const communes = districts.map((_, district) => Array.from({ length: asked.communesPerDistrict }, (_none, place) => `${provinceCode}.1${two(district * asked.communesPerDistrict + place + 1)}`));

  const drawnByDistrict = districts.map(() => draw.number(80, 120));
  const committees = spread(asked.committees, drawnByDistrict).map((district, place) => committeeIn(district, place, { districts, communes, delegated: asked.delegated, withSections: asked.withSections }));
  const sections = committees.slice(0, asked.withSections).flatMap((committee) => [sectionOf(committee, 1), sectionOf(committee, 2)]);
  const branches = spread(asked.branches, committees.map((_, place) => (place < asked.withSections ? 22 : draw.number(6, 18)))).map((place, index) => branchOf(committees[place], index, sections));
  const alone = spread(asked.grassrootsBranches, drawnByDistrict).map((district, place) => aloneIn(district, place, { districts, communes }));
  const holders = [...branches, ...alone];
  const counts = apportion(members, holders.map(() => draw.number(6, 22)));

  return new DemoTree([
    { key: provinceCode, code: provinceCode, name: 'Tỉnh ủy Khuổi Rịa', level: 'province', admits: 'province', committee: [[foundedOn, 51, 15]], officers: ['administrator', ...inOffice] },
    ...districts.map((code): DemoOrgan => ({ key: code, code, name: `Huyện ủy ${placeName(drawFor(code))}`, level: 'above-grassroots', parent: provinceCode, atReform: 'dissolved', admits: 'above-grassroots', committee: [[foundedOn, 33, 11]], officers: inOffice })),
    ...communes.flat().map((code): DemoOrgan => ({ key: code, code, name: `Đảng ủy xã ${placeName(drawFor(code))}`, level: 'above-grassroots', parent: provinceCode, atReform: 'founded', admits: 'above-grassroots', committee: [[reformedOn, 27, 9]], officers: inOffice })),
    ...committees,
    ...sections,
    ...holders.map((holder, place) => ({ ...holder, members: membersOverTime(counts[place] ?? 3, drawFor(`members ${holder.key}`)) })),
  ]);
}

/** For each of so many things the place among the weights to which it falls. */
function spread(total: number, weights: readonly number[]): number[] {
  return apportion(total, weights).flatMap((share, place) => Array.from({ length: share }, () => place));
}

interface Above {
  readonly districts: readonly string[];
  readonly communes: readonly (readonly string[])[];
}

/** Under the district until it was abolished, under one of its communes since. */
function parents(district: number, place: number, { districts, communes }: Above) {
  const inIt = communes[district] ?? [];
  return { parent: districts[district] ?? '', parentSinceReform: inIt[place % inIt.length] ?? '' };
}

function committeeIn(district: number, place: number, above: Above & { delegated: number; withSections: number }): DemoOrgan {
  const { parent, parentSinceReform } = parents(district, place, above);
  const code = `${parent}.${three(place + 1)}`;
  const draw = drawFor(code);
  const isDelegated = place >= above.withSections && place < above.withSections + above.delegated;
  const isAgency = place < above.withSections || isDelegated || draw.chance(30);
  const [before, since] = [draw.number(9, 13), draw.number(11, 15)];
  const committee: readonly Committee[] = [[foundedOn, before, 3], [congressOn, since, draw.one([3, 5])]];
  const called = placeName(draw);
  const name = isAgency ? { name: `Đảng ủy ${draw.one(agencies)} ${called}` } : { name: `Đảng ủy liên thôn ${called}`, formerName: `Đảng ủy xã ${called}` };
  return { key: code, code, ...name, level: 'grassroots', parent, parentSinceReform, ...(isDelegated && { admits: 'grassroots' }), committee, officers: [...leaders, 'clerk'] };
}

function sectionOf({ key }: DemoOrgan, place: number): DemoOrgan {
  const code = `${key}.${three(place)}`;
  return { key: code, code, name: `Đảng ủy bộ phận Khối ${place}`, level: 'section', parent: key, committee: [[foundedOn, 5, 0]], officers: leaders };
}

function branchOf(committee: DemoOrgan | undefined, index: number, sections: readonly DemoOrgan[]): DemoOrgan {
  if (!committee) throw new Error('a branch of the demonstration stands under no committee');
  const own = sections.filter(({ parent }) => parent === committee.key);
  const section = own[index % 3];
  const code = `${section?.key ?? `${committee.key}.000`}.${three(index % 1000)}`;
  const draw = drawFor(code);
  const isVillage = committee.formerName !== undefined;
  const name = isVillage ? `Chi bộ ${draw.one(inVillage)} ${placeName(draw)}` : `Chi bộ ${draw.one(ofAgencies)}`;
  return { key: code, code, name, level: 'branch', parent: section?.key ?? committee.key, committee: branchCommittee, officers: leaders };
}

function aloneIn(district: number, place: number, above: Above): DemoOrgan {
  const { parent, parentSinceReform } = parents(district, place, above);
  const code = `${parent}.5${three(place + 1)}`;
  const draw = drawFor(code);
  return { key: code, code, name: `Chi bộ cơ sở ${draw.one(smallAgencies)} ${placeName(draw)}`, level: 'grassroots-branch', parent, parentSinceReform, committee: branchCommittee, officers: leaders };
}

/** A branch grows slowly; some of its members are exempt or away. */
function membersOverTime(count: number, draw: Draw): Members[] {
  const exempt = Math.floor(count / draw.number(8, 14));
  const away = count > 8 ? draw.number(0, 1) : 0;
  const grown = count + draw.number(0, 2);
  const rows: Members[] = [[foundedOn, count, exempt, away]];
  if (draw.chance(50)) rows.push(['2024-01-01', grown, exempt, away]);
  rows.push(['2026-01-01', grown + draw.number(0, 2), exempt, Math.min(away + 1, 2)]);
  return rows;
}
