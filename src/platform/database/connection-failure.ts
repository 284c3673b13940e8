import { OperatorError } from '../operator-error.js';

/** What the codes of Node and of PostgreSQL mean for the person who set DATABASE_URL. */
const meanings: Readonly<Record<string, readonly [vietnamese: string, english: string]>> = {
  ECONNREFUSED: ['không có PostgreSQL nào nghe ở địa chỉ này; hãy khởi động nó hoặc sửa máy và cổng', 'no PostgreSQL listens there; start it, or correct host and port'],
  ENOTFOUND: ['không tìm thấy tên máy; hãy sửa tên máy', 'the host name is not known; correct it'],
  EAI_AGAIN: ['không tra được tên máy; hãy kiểm tra mạng hoặc sửa tên máy', 'the host name cannot be looked up; check the network or correct it'],
  ETIMEDOUT: ['máy không trả lời; hãy kiểm tra mạng và tường lửa', 'the host does not answer; check the network and the firewall'],
  ENOENT: ['không có socket của PostgreSQL ở đó; hãy khởi động nó hoặc sửa đường dẫn', 'there is no PostgreSQL socket; start it or correct the path'],
  '28P01': ['sai mật khẩu hoặc người dùng; hãy sửa trong địa chỉ', 'user or password is wrong; correct them in the address'],
  '28000': ['người dùng này không được phép vào; hãy sửa người dùng hoặc pg_hba.conf', 'this user may not enter; correct the user or pg_hba.conf'],
  '3D000': ['chưa có cơ sở dữ liệu mang tên đó; hãy tạo nó hoặc sửa tên', 'there is no database of that name; create it or correct the name'],
};

/**
 * The sentence for an operator whose database cannot be reached, or nothing when the error is of another kind. `name` is the
 * variable that says where the database is.
 */
export function connectionFailure(error: unknown, name = 'DATABASE_URL'): OperatorError | undefined {
  const code = codeOf(error);
  const meaning = code === undefined ? undefined : meanings[code];
  if (meaning === undefined) return undefined;
  const [vietnamese, english] = meaning;
  return new OperatorError(
    `Không kết nối được cơ sở dữ liệu của ${name} (${code}): ${vietnamese}. Bỏ ${name} thì lotrinh tự chạy PostgreSQL của mình.`,
    `The database of ${name} cannot be reached (${code}): ${english}. Leave ${name} out and lotrinh runs a PostgreSQL of its own.`,
    { cause: error },
  );
}

/** Node tries every address of a host and gathers what happened; TypeORM wraps what its driver threw. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, errors, driverError } = error as { code?: unknown; errors?: unknown[]; driverError?: unknown };
  if (typeof code === 'string') return code;
  return codeOf(errors?.[0] ?? driverError);
}
