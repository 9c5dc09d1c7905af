/** Who acts: a person, a person's API token, or the system itself under a service identity. */
export interface Actor {
  kind: 'user' | 'token' | 'service';
  /** Id of the user or token; name of the service. */
  id: string;
  /** The organisation acted for. A service acts for none. */
  organisationId: string | null;
  role: string;
  /** The call or job that this is part of. */
  requestId: string;
}

/** The identity under which a job or a command of the operator acts. */
export function serviceActor(name: string, requestId: string): Actor {
  return { kind: 'service', id: name, organisationId: null, role: 'service', requestId };
}
