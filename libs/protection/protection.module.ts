import { Module } from '@nestjs/common';
import { ComplaintQueries } from './complaints.queries.js';
import { FileComplaint } from './file-complaint.js';
import { HandleComplaint } from './handle-complaint.js';
import { IncidentQueries } from './incidents.queries.js';
import { ReportIncident } from './report-incident.js';

const services = [FileComplaint, HandleComplaint, ComplaintQueries, ReportIncident, IncidentQueries];

/** Incidents and confidential complaints. */
@Module({ providers: services, exports: services })
export class ProtectionModule {}
