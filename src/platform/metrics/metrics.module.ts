import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { productVersion } from '../config/product-version.js';
import { DatabaseMetrics } from './database-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { MetricsToken } from './metrics-token.js';
import { RequestMetrics } from './request-metrics.js';

/** Gives every room something to count by, and shows what was counted to those who watch over the program. */
@Global()
@Module({ controllers: [MetricsController], providers: [Metrics, MetricsToken, RequestMetrics, DatabaseMetrics], exports: [Metrics, MetricsToken] })
export class MetricsModule implements OnModuleInit {
  constructor(private readonly metrics: Metrics) {}

  onModuleInit(): void {
    this.metrics.fact({ name: 'lotrinh_build_info', help: 'The version that runs.' }, { version: productVersion() });
  }
}
