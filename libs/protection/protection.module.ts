import { Module } from '@nestjs/common';
import { ComplaintQueries } from './complaints.queries.js';
import { FileComplaint } from './file-complaint.js';
import { FollowReturn } from './follow-return.js';
import { HandleComplaint } from './handle-complaint.js';
import { IncidentQueries } from './incidents.queries.js';
import { ReportIncident } from './report-incident.js';
import { ReturnQueries } from './returns.queries.js';
import { StateReturn } from './state-return.js';

const services = [
  FileComplaint,
  HandleComplaint,
  ComplaintQueries,
  ReportIncident,
  IncidentQueries,
  StateReturn,
  FollowReturn,
  ReturnQueries,
];

/** Incidents, confidential complaints and returns. */
@Module({ providers: services, exports: services })
export class ProtectionModule {}
