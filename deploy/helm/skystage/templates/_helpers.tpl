{{- define "skystage.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "skystage.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" }}
{{- else if contains (include "skystage.name" .) .Release.Name }}
{{- .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "skystage.name" .) | trunc 50 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "skystage.selector" -}}
app.kubernetes.io/name: {{ include "skystage.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "skystage.labels" -}}
{{ include "skystage.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "skystage.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}
{{- end }}

{{- define "skystage.serviceAccount" -}}
{{- if .Values.serviceAccount.create }}
{{- .Values.serviceAccount.name | default (include "skystage.fullname" .) }}
{{- else }}
{{- .Values.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{- define "skystage.secret" -}}
{{- .Values.secrets.existingSecret | default (include "skystage.fullname" .) }}
{{- end }}

{{- define "skystage.tlsSecret" -}}
{{- .Values.tls.existingSecret | default (printf "%s-tls" (include "skystage.fullname" .)) }}
{{- end }}

{{- define "skystage.databaseUrl" -}}
{{- if eq .Values.database.mode "external" -}}
{{ required "database.external.url is needed, or another database.mode" .Values.database.external.url }}
{{- else if eq .Values.database.mode "cloudnativepg" -}}
jdbc:postgresql://{{ include "skystage.fullname" . }}-db-rw:5432/skystage
{{- else -}}
jdbc:postgresql://{{ include "skystage.fullname" . }}-db:5432/skystage
{{- end }}
{{- end }}

{{- define "skystage.databaseSecret" -}}
{{- if eq .Values.database.mode "external" -}}
{{ required "database.external.existingSecret is needed" .Values.database.external.existingSecret }}
{{- else if eq .Values.database.mode "cloudnativepg" -}}
{{ include "skystage.fullname" . }}-db-app
{{- else -}}
{{ .Values.database.bundled.existingSecret | default (printf "%s-db" (include "skystage.fullname" .)) }}
{{- end }}
{{- end }}

{{- define "skystage.usernameKey" -}}
{{ eq .Values.database.mode "external" | ternary .Values.database.external.usernameKey "username" }}
{{- end }}

{{- define "skystage.passwordKey" -}}
{{ eq .Values.database.mode "external" | ternary .Values.database.external.passwordKey "password" }}
{{- end }}

{{/* Every name under which clients call the API. */}}
{{- define "skystage.tlsNames" -}}
{{- $name := include "skystage.fullname" . }}
{{- $service := list $name (printf "%s.%s" $name .Release.Namespace) (printf "%s.%s.svc" $name .Release.Namespace) (printf "%s.%s.svc.cluster.local" $name .Release.Namespace) }}
{{- $cloud := list "localhost" "aliyuncs.com" "*.aliyuncs.com" }}
{{- range (list "cn-hangzhou" "cn-shanghai" "cn-beijing" "cn-shenzhen" "cn-zhangjiakou" "cn-hongkong" "ap-southeast-1" "us-west-1" "us-east-1" "eu-central-1") }}
{{- $cloud = append $cloud (printf "*.%s.aliyuncs.com" .) }}
{{- end }}
{{- concat $service $cloud .Values.ingress.hosts .Values.tls.names | uniq | toJson }}
{{- end }}

{{/*
The CA and the server certificate: those of the cluster, else new ones. A new server certificate when the names have
changed or it is 500 of its 825 days old. Made once per rendering, kept in .Values for the other templates.
*/}}
{{- define "skystage.makeTls" -}}
{{- if not (hasKey .Values "made") }}
{{- $name := include "skystage.fullname" . }}
{{- $list := include "skystage.tlsNames" . | fromJsonArray }}
{{- $names := join "," $list }}
{{- $oldCa := lookup "v1" "Secret" .Release.Namespace (printf "%s-ca" $name) }}
{{- $old := lookup "v1" "Secret" .Release.Namespace (printf "%s-tls" $name) }}
{{- $ca := dict }}
{{- if $oldCa }}
{{- $ca = buildCustomCert (index $oldCa.data "tls.crt") (index $oldCa.data "tls.key") }}
{{- else }}
{{- $ca = genCA "Skystage staging CA" 3650 }}
{{- end }}
{{- $since := now | unixEpoch }}
{{- $kept := false }}
{{- if and $old $oldCa }}
{{- $annotations := $old.metadata.annotations | default dict }}
{{- $age := sub (now | unixEpoch | int64) (index $annotations "skystage/since" | default "0" | int64) }}
{{- if and (eq (index $annotations "skystage/names" | default "") $names) (lt $age (mul 500 86400)) }}
{{- $kept = true }}
{{- $since = index $annotations "skystage/since" }}
{{- end }}
{{- end }}
{{- $made := dict "names" $names "since" $since "ca" ($ca.Cert | b64enc) "caKey" ($ca.Key | b64enc) }}
{{- if $kept }}
{{- $_ := set $made "certificate" (index $old.data "tls.crt") }}
{{- $_ := set $made "key" (index $old.data "tls.key") }}
{{- else }}
{{- $server := genSignedCert "Skystage" (list "127.0.0.1") $list 825 $ca }}
{{- $_ := set $made "certificate" ($server.Cert | b64enc) }}
{{- $_ := set $made "key" ($server.Key | b64enc) }}
{{- end }}
{{- $_ := set .Values "made" $made }}
{{- end }}
{{- end }}
