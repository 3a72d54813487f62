"""luoshi for machines without network and for offices without Python: folders of wheels, and folders that run."""
