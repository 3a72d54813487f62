"""One module per part of the body: its ``PART`` says where it stands and writes its blocks, none for nothing to say."""
