export declare const policy: string;
export declare const policyOfHost: string;
