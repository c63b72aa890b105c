"""What a run found: severities, findings, the report. Renderers see nothing else."""
