import { createServer } from 'node:net';
import { OperatorError } from '../operator-error.js';

/** Finds out early whether we could listen here, before the long work of a first start. */
export async function assertPortFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen({ host, port }, resolve);
    });
  } catch (error) {
    throw portFailure(error, host, port) ?? error;
  } finally {
    await new Promise<void>((resolve) => probe.close(() => resolve()));
  }
}

/** The sentence for an operator when nothing can listen there, or nothing when the error is of another kind. */
export function portFailure(error: unknown, host: string, port: number): OperatorError | undefined {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : 3000;
    return new OperatorError(
      `Cổng ${port} đang có chương trình khác dùng: hãy dừng chương trình đó, hoặc chạy lotrinh ở cổng khác, ví dụ PORT=${other} npm start.`,
      `Port ${port} is used by another program: stop that one, or run lotrinh on another port, for example PORT=${other} npm start.`,
      { cause: error },
    );
  }
  if (code === 'EACCES') {
    return new OperatorError(
      `Không được phép nghe ở cổng ${port}: hãy chọn cổng từ 1024 trở lên, ví dụ PORT=3000 npm start.`,
      `Listening on port ${port} is not allowed: choose a port from 1024 on, for example PORT=3000 npm start.`,
      { cause: error },
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new OperatorError(
      `Máy này không có địa chỉ ${host}: hãy sửa HOST, ví dụ HOST=127.0.0.1 npm start.`,
      `This machine has no address ${host}: correct HOST, for example HOST=127.0.0.1 npm start.`,
      { cause: error },
    );
  }
  return undefined;
}
