import { readFile } from 'node:fs/promises';
import { cleanTexts } from '../platform/http/clean-text.js';
import { Problem } from '../platform/http/problem.js';
import { CommandError } from './command-error.js';
import { exitCodes } from './exit-codes.js';
import { placeOfJsonError } from './json-place.js';

const largest = 8 * 1024 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON value in a file, or on stdin when the file is `-`, its texts composed (NFC). Says what is wrong and where. */
export async function readJson(file: string): Promise<unknown> {
  const value = parse(decode(await readBytes(file), file), file);
  try {
    return cleanTexts(value);
  } catch (error) {
    throw error instanceof Problem ? new CommandError(exitCodes.wrongUse, 'unreadable', {}, error) : error;
  }
}

/** The text in a file, or on stdin when the file is `-`, composed (NFC). */
export async function readText(file: string): Promise<string> {
  return decode(await readBytes(file), file).normalize('NFC');
}

/** All of stdin as text, without the line end that `echo` adds. */
export async function readStandardInput(): Promise<string> {
  return decode(await readBytes('-'), '-').replace(/\r?\n$/, '');
}

const meanings: Readonly<Record<string, string>> = { ENOENT: 'file-missing', ENOTDIR: 'file-missing', EISDIR: 'file-is-folder', EACCES: 'file-not-allowed', EPERM: 'file-not-allowed' };

async function readBytes(file: string): Promise<Buffer> {
  try {
    const bytes = file === '-' ? await readPiped() : await readFile(file);
    if (bytes.length > largest) throw wrongFile('file-too-large', file);
    return bytes;
  } catch (error) {
    const meaning = meanings[(error as NodeJS.ErrnoException).code ?? ''];
    throw meaning === undefined ? error : wrongFile(meaning, file);
  }
}

async function readPiped(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer, file: string): string {
  try {
    // Takes away the mark that some editors put first.
    return utf8.decode(bytes);
  } catch {
    throw wrongFile('file-not-utf8', file);
  }
}

function parse(text: string, file: string): unknown {
  if (text.trim() === '') throw wrongFile('file-empty', file);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw wrongFile('file-not-json', file, placeOfJsonError(text));
  }
}

function wrongFile(code: string, file: string, params = {}): CommandError {
  return new CommandError(exitCodes.wrongUse, code, { file: file === '-' ? 'stdin' : file, ...params });
}
