import { Global, Module } from '@nestjs/common';
import { Language } from './language.js';

/** Gives {@link Language} to every room. */
@Global()
@Module({ providers: [Language], exports: [Language] })
export class LanguageModule {}
